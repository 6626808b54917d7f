import { type ReactNode, useEffect, useState } from 'react';
import type { SentRequest } from '../api/sent-request.ts';
import { WHOLE_OR_NOT } from '../table/find-hint.tsx';
import { useWords } from '../text/words.tsx';

interface StatusLineProps {
  readonly requests: readonly SentRequest[];
  /** The time of the visible data, in milliseconds since 1970; undefined before the first response. */
  readonly since: number | undefined;
  /** The progress of loading images. Down here it moves nothing when it appears. */
  readonly progress?: ReactNode;
  readonly isUpdating: boolean;
  /** A hint on the rows. It is hidden first if there is no room, so that the line never wraps. */
  readonly hint?: ReactNode;
}

const LINE =
  'numeric flex h-8 shrink-0 items-center gap-x-4 overflow-hidden border-t border-line bg-raised px-3 text-12 whitespace-nowrap text-muted lg:px-4';

/** The small print below the table: age, result, duration, and the request id for support. */
export function StatusLine({ requests, since, progress, isUpdating, hint }: StatusLineProps) {
  const words = useWords();
  const [first] = requests;
  // The server's HTML is cached: the age would be wrong, and the content beside it would move later.
  if (import.meta.env.SSR) return <div className={LINE} />;
  if (since === undefined || !first) return <div className={LINE}>{hint}</div>;
  const slowest = Math.max(...requests.map((request) => request.milliseconds));
  return (
    <div className={LINE}>
      <div className={WHOLE_OR_NOT}>
        {/* A new response starts a new clock: the old one may be up to a tick behind. */}
        <UpdatedAge key={since} at={since} />
        <span className="max-sm:hidden">
          {requests.length === 1
            ? words.results.returned(first.returned, first.totalCount)
            : words.results.requests(requests.length)}
        </span>
        <span className="max-sm:hidden">{words.results.milliseconds(slowest)}</span>
      </div>
      {hint}
      {/* Content that comes and goes is last, where it moves nothing. */}
      {progress}
      {isUpdating && <span className="appear-later">{words.results.updating}</span>}
      {requests.length === 1 && first.requestId !== '' && (
        <div className={`${WHOLE_OR_NOT} flex-1 justify-end max-md:hidden`}>
          <span>
            <span>{words.results.requestId}</span>{' '}
            <span translate="no" className="font-mono">
              {first.requestId}
            </span>
          </span>
        </div>
      )}
    </div>
  );
}

/** The update interval of the age, in milliseconds. */
const TICK = 20_000;

/** The arrival of a response, shown as an age that updates. */
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

/** A load: its requests, and the time of the last response, in milliseconds since 1970. */
interface Load {
  readonly requests: readonly SentRequest[];
  readonly answeredAt: number;
}

/** The time of all loaded data, in milliseconds since 1970: that of the oldest response. */
export function oldestAnswerAt({ requests, answeredAt }: Load): number {
  return answeredAt - oldest(requests) * 1_000;
}

/** The age of a stale response, in seconds; undefined if it is not stale. */
export function staleSeconds(requests: readonly SentRequest[]): number | undefined {
  const stale = requests.filter((request) => request.stale);
  return stale.length === 0 ? undefined : oldest(stale);
}

function oldest(requests: readonly SentRequest[]): number {
  return requests.reduce((age, request) => Math.max(age, request.ageSeconds), 0);
}
