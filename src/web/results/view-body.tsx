import type { ReactNode } from 'react';
import { useWords } from '../text/words.tsx';
import { Message } from './message.tsx';
import { RowSkeleton } from './row-skeleton.tsx';

interface ViewBodyProps {
  /** Every request must be signed, which a browser cannot do. */
  readonly isSigned: boolean;
  /**
   * `ready`: there is something to show. `waiting`: it is on its way. `blank`: nothing is asked, or it failed; why is
   * said above.
   */
  readonly status: 'ready' | 'waiting' | 'blank';
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
