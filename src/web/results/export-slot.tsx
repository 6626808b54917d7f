import type { ReactNode } from 'react';
import { useWords } from '../text/words.tsx';
import { Button } from '../ui/button.tsx';
import { ExportIcon } from '../ui/icons.tsx';
import { LazyPart } from './lazy-part.tsx';

/** The place of an export menu, which is loaded by itself: until then a button that looks the same keeps it. */
export function ExportSlot({ children }: { readonly children: ReactNode }) {
  const words = useWords();
  const standIn = (title: string) => (
    <Button look="quiet" icon={<ExportIcon />} aria-disabled title={title} className="min-w-8 justify-center px-2!">
      <span className="max-xl:sr-only">{words.results.export}</span>
    </Button>
  );
  return (
    <LazyPart waiting={standIn(words.results.loading)} failed={standIn(words.problem.crashed)}>
      {children}
    </LazyPart>
  );
}
