import type { ReactNode } from 'react';
import { useWords } from '../text/words.tsx';
import { Message } from './message.tsx';

/** `ready`: there is something to show. `waiting`: it is on its way. `blank`: nothing is asked, or the notices say why. */
export type ViewStatus = 'ready' | 'waiting' | 'blank';

interface ViewBodyProps {
  /** Every request must be signed, which a browser cannot do. */
  readonly isSigned: boolean;
  readonly status: ViewStatus;
  /** Drawn only where there is something to show. */
  readonly children: () => ReactNode;
}

/** What stands below the title line and the notices of every view. */
export function ViewBody({ isSigned, status, children }: ViewBodyProps) {
  const words = useWords();
  if (isSigned) {
    return (
      <Message title={words.problem.signedTitle}>
        <p className="max-w-xl text-13 text-muted">{words.problem.signed}</p>
      </Message>
    );
  }
  if (status === 'ready') return children();
  return status === 'waiting' ? <RowSkeleton /> : <BlankBody />;
}

/** The empty place of the rows. */
export function BlankBody() {
  return <div className="min-h-0 flex-1 border-t border-line bg-raised" />;
}

const WIDTHS = ['w-40', 'w-56', 'w-32', 'w-48', 'w-36', 'w-60', 'w-44', 'w-52'];

/** Rows of the true height while the very first answer is on its way; a quick answer never shows them. */
export function RowSkeleton() {
  const words = useWords();
  return (
    <div aria-busy="true" className="min-h-0 flex-1 overflow-hidden border-t border-line bg-raised">
      <span className="sr-only">{words.results.loading}</span>
      <div aria-hidden="true" className="appear-late">
        {Array.from({ length: 24 }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
          <div key={row} className="flex h-14 items-center gap-8 border-b border-line px-4 sm:h-9">
            <span className={`h-3 rounded-control bg-hover ${WIDTHS[row % WIDTHS.length]}`} />
            <span className={`h-3 rounded-control bg-hover max-sm:hidden ${WIDTHS[(row * 3 + 1) % WIDTHS.length]}`} />
          </div>
        ))}
      </div>
    </div>
  );
}
