import { type ReactNode, useEffect, useState } from 'react';
import type { SentRequest } from '../api/sent-request.ts';
import { useWords } from '../text/words.tsx';

interface StatusLineProps {
  readonly requests: readonly SentRequest[];
  /** Since when what is shown has been true, in milliseconds since 1970; nothing before the first answer. */
  readonly since: number | undefined;
  /** How far the images have arrived. Down here it moves nothing when it comes and goes. */
  readonly progress?: ReactNode;
  readonly isUpdating: boolean;
  /** A hint on the rows. It gives way to all else: the line is never two. */
  readonly hint?: ReactNode;
}

const LINE =
  'numeric flex h-8 shrink-0 items-center gap-x-4 overflow-hidden border-t border-line bg-raised px-3 text-12 whitespace-nowrap text-muted lg:px-4';

/** The small print below the table: age, what came back, how long it took, and the id to quote to support. */
export function StatusLine({ requests, since, progress, isUpdating, hint }: StatusLineProps) {
  const words = useWords();
  const [first] = requests;
  // What the server drew is kept for others: the age would be wrong, and what stands beside it would move when it comes.
  if (import.meta.env.SSR) return <div className={LINE} />;
  if (since === undefined || !first) return <div className={LINE}>{hint}</div>;
  const slowest = Math.max(...requests.map((request) => request.milliseconds));
  return (
    <div className={LINE}>
      {/* A new answer starts a new clock: the old one may be up to a tick behind. */}
      <UpdatedAge key={since} at={since} />
      <span className="max-sm:hidden">
        {requests.length === 1
          ? words.results.returned(first.returned, first.totalCount)
          : words.results.requests(requests.length)}
      </span>
      <span className="max-sm:hidden">{words.results.milliseconds(slowest)}</span>
      {hint}
      {/* What comes and goes is last, where it moves nothing. */}
      {progress}
      {isUpdating && <span className="appear-later">{words.results.updating}</span>}
      {requests.length === 1 && first.requestId !== '' && (
        <span className="ml-auto min-w-0 truncate max-md:hidden">
          <span>{words.results.requestId}</span>{' '}
          <span translate="no" className="font-mono">
            {first.requestId}
          </span>
        </span>
      )}
    </div>
  );
}

/** How often the age is worked out again, in milliseconds. */
const TICK = 20_000;

/** When an answer arrived, told as an age that keeps itself true. */
function UpdatedAge({ at }: { readonly at: number }) {
  const words = useWords();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK);
    return () => clearInterval(timer);
  }, []);
  const age = Math.max(0, now - at);
  return (
    <time dateTime={new Date(at).toISOString()} title={words.formats.dateTime(at)}>
      {age < 60_000 ? words.results.updatedNow : words.results.updated(words.formats.age(age))}
    </time>
  );
}

/** What was loaded: the requests behind it, and when the last of them was answered, in milliseconds since 1970. */
interface Load {
  readonly requests: readonly SentRequest[];
  readonly answeredAt: number;
}

/** Since when all that was loaded has been true, in milliseconds since 1970: the oldest answer decides. */
export function trueSince({ requests, answeredAt }: Load): number {
  return answeredAt - oldest(requests) * 1_000;
}

/** How old an answer is, in seconds, that stands in for one that did not come; undefined if none does. */
export function staleSeconds(requests: readonly SentRequest[]): number | undefined {
  const stale = requests.filter((request) => request.stale);
  return stale.length === 0 ? undefined : oldest(stale);
}

function oldest(requests: readonly SentRequest[]): number {
  return requests.reduce((age, request) => Math.max(age, request.ageSeconds), 0);
}
