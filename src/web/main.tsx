import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { FIRST_ANSWERS_ID } from '../contract/first-answers.ts';
import { takeFirstAnswers } from './api/first-answers.ts';
import { createQueryClient } from './api/query-client.ts';
import { App } from './app.tsx';
import { readDensity } from './table/density.ts';
import { ENGLISH, WordsProvider } from './text/words.tsx';
import { CrashBoundary } from './ui/crash-boundary.tsx';
import { honourMinimumFont } from './ui/use-rem.ts';
import './main.css';

ignoreComposingKeys();
honourMinimumFont();
readDensity();

const root = document.getElementById('root');
if (root) {
  const client = createQueryClient();
  takeFirstAnswers(client, document.getElementById(FIRST_ANSWERS_ID)?.textContent);
  const page = createRoot(root);
  // At once: until then what the server drew is on screen, and nothing in it answers a click.
  flushSync(() =>
    page.render(
      <StrictMode>
        <WordsProvider value={ENGLISH}>
          <CrashBoundary message={ENGLISH.problem.crashed} retry={ENGLISH.problem.retry}>
            <QueryClientProvider client={client}>
              <App />
            </QueryClientProvider>
          </CrashBoundary>
        </WordsProvider>
      </StrictMode>,
    ),
  );
}

/** Safari sends the Enter that ends a composition after its end; only this code tells it from a real one. */
const OF_INPUT_METHOD = 229;

/**
 * Keeps the keys of an input method from every handler of the page: the Enter that takes a word in Chinese or Japanese
 * must not commit a field. Call it before any other listener is there. A check in each handler would be forgotten in one.
 */
function ignoreComposingKeys(): void {
  addEventListener(
    'keydown',
    (event) => {
      if (event.isComposing || event.keyCode === OF_INPUT_METHOD) event.stopImmediatePropagation();
    },
    true,
  );
}
