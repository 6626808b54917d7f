import type { ReactNode } from 'react';
import { render as renderIn } from 'vitest-browser-react';
import { WordsProvider } from '../words.tsx';
import { ENGLISH } from './english.ts';

/** Draws a component as the page does, in English. */
export function render(component: ReactNode) {
  return renderIn(component, {
    wrapper: ({ children }) => <WordsProvider value={ENGLISH}>{children}</WordsProvider>,
  });
}
