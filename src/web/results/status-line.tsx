import type { ReactNode } from 'react';
import type { SentRequest } from '../api/sent-request.ts';
import { useWords } from '../text/words.tsx';
import { UpdatedAge } from './updated-age.tsx';

interface StatusLineProps {
  readonly requests: readonly SentRequest[];
  /** Since when what is shown has been true, in milliseconds since 1970; nothing before the first answer. */
  readonly since: number | undefined;
  /** How far the images have arrived. Down here it moves nothing when it comes and goes. */
  readonly progress?: ReactNode;
  readonly isUpdating: boolean;
}

/** The small print below the table: age, what came back, how long it took, and the id to quote to support. */
export function StatusLine({ requests, since, progress, isUpdating }: StatusLineProps) {
  const words = useWords();
  const [first] = requests;
  if (since === undefined || !first) return <div className="h-8 shrink-0 border-t border-line bg-raised" />;
  const slowest = Math.max(...requests.map((request) => request.milliseconds));
  return (
    <div className="numeric flex min-h-8 shrink-0 items-center gap-x-4 overflow-hidden max-sm:flex-wrap sm:h-8 border-t border-line bg-raised px-3 text-12 whitespace-nowrap text-muted lg:px-4">
      {/* A new answer starts a new clock: the old one may be up to a tick behind. */}
      <UpdatedAge key={since} at={since} />
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
          <span>{words.results.requestId}</span>{' '}
          <span translate="no" className="font-mono">
            {first.requestId}
          </span>
        </span>
      )}
    </div>
  );
}
