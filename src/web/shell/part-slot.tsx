import { type ReactNode, Suspense } from 'react';
import { reloadPage } from '../address/use-search-state.ts';
import { useWords } from '../text/words.tsx';
import { Button } from '../ui/button.tsx';
import { ExportIcon } from '../ui/icons.tsx';
import { CrashBoundary } from './problems/crash-boundary.tsx';

interface PartSlotProps {
  /** Placeholder while the part loads. */
  readonly waiting?: ReactNode;
  /** Shown if the part cannot be loaded; by default a message with a retry. */
  readonly failed?: ReactNode;
  readonly children: ReactNode;
}

/**
 * The place of a lazily loaded part. If it cannot be loaded, because the server has another version or is down, the
 * rest of the page still works.
 */
export function PartSlot({ waiting, failed, children }: PartSlotProps) {
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

/** The place of a lazily loaded export menu; until then a button with the same look is shown. */
export function ExportSlot({ children }: { readonly children: ReactNode }) {
  const words = useWords();
  const standIn = (title: string) => (
    <Button look="quiet" icon={<ExportIcon />} aria-disabled title={title} className="min-w-8 justify-center px-2!">
      <span className="max-xl:sr-only">{words.results.export}</span>
    </Button>
  );
  return (
    <PartSlot waiting={standIn(words.results.loading)} failed={standIn(words.problem.crashed)}>
      {children}
    </PartSlot>
  );
}
