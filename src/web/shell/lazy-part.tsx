import { type ReactNode, Suspense } from 'react';
import { reloadPage } from '../address/use-search-state.ts';
import { useWords } from '../text/words.tsx';
import { Button } from '../ui/button.tsx';
import { ExportIcon } from '../ui/icons.tsx';
import { CrashBoundary } from './crash-boundary.tsx';

interface LazyPartProps {
  /** What keeps the place while the part loads. */
  readonly waiting?: ReactNode;
  /** What stands there where it cannot be loaded; left out, a message with a way on. */
  readonly failed?: ReactNode;
  readonly children: ReactNode;
}

/**
 * The place of a part that is loaded by itself. One that cannot be loaded, because the server has another version by
 * now or is gone, takes nothing else of the page with it.
 */
export function LazyPart({ waiting, failed, children }: LazyPartProps) {
  const words = useWords();
  return (
    <CrashBoundary
      message={words.problem.crashed}
      retry={words.problem.retry}
      onRetry={reloadPage}
      {...(failed === undefined ? {} : { fallback: () => failed })}
    >
      <Suspense fallback={waiting}>{children}</Suspense>
    </CrashBoundary>
  );
}

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
