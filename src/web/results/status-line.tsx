import type { ReactNode } from 'react';
import type { SentRequest } from '../api/sent-request.ts';
import { useWords } from '../text/words.tsx';
import { UpdatedAge } from './updated-age.tsx';

interface StatusLineProps {
  readonly requests: readonly SentRequest[];
  /** How far the images have arrived. Down here it moves nothing when it comes and goes. */
  readonly progress?: ReactNode;
  readonly updatedAt: number;
  readonly isUpdating: boolean;
}

/** The small print below the table: age, what came back, how long it took, and the id to quote to support. */
export function StatusLine({ requests, progress, updatedAt, isUpdating }: StatusLineProps) {
  const words = useWords();
  const [first] = requests;
  if (!first) return <div className="h-8 shrink-0 border-t border-line bg-raised" />;
  const slowest = Math.max(...requests.map((request) => request.milliseconds));
  return (
    <div className="numeric flex h-8 shrink-0 items-center gap-x-4 overflow-hidden border-t border-line bg-raised px-3 text-12 whitespace-nowrap text-muted lg:px-4">
      {/* A new answer starts a new clock: the old one may be up to a tick behind. */}
      <UpdatedAge key={updatedAt} at={updatedAt} />
      <span className="max-sm:hidden">
        {requests.length === 1
          ? words.results.returned(first.returned, first.totalCount)
          : words.results.requests(requests.length)}
      </span>
      <span className="max-sm:hidden">{words.results.milliseconds(slowest)}</span>
      {progress}
      {isUpdating && <span className="appear-later">{words.results.updating}</span>}
      {requests.length === 1 && first.requestId !== '' && (
        <span className="ml-auto min-w-0 truncate max-sm:hidden">
          {words.results.requestId} <span className="font-mono">{first.requestId}</span>
        </span>
      )}
    </div>
  );
}
