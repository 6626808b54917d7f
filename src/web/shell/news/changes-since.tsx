import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { dayOf } from '../../../contract/life-cycle/life-cycle.ts';
import { EMPTY_SEARCH } from '../../address/search-state.ts';
import { ViewLink } from '../../address/view-link.tsx';
import { scopeKey } from '../../api/queries.ts';
import { historyQuery } from '../../image-set/history-query.ts';
import { useDayWords } from '../../text/later-words.ts';
import type { ViewProps } from '../view.tsx';
import { noteSeen, seenBefore, storedSeen } from './seen-days.ts';

const DAY = 86_400_000;
/** The server checks for changes at this interval, in milliseconds. */
const FRESH_FOR = 10 * 60_000;
/** Weekday names are unambiguous for this many days. */
const WEEK = 7;

type ChangesSinceProps = Pick<ViewProps, 'session' | 'state' | 'scope' | 'images'>;

/**
 * The numbers of new, changed and removed images of the scope since the last day on which this browser showed it, or
 * since the last saved day before today. The link opens the comparison with that day, without filters, because the
 * numbers ignore them.
 */
export function ChangesSince({ session, state, scope, images }: ChangesSinceProps) {
  const words = useDayWords();
  const now = Date.now();
  const today = dayOf(now);
  const key = scopeKey(scope);
  const since = useMemo(() => seenBefore(storedSeen(), key, today) || dayOf(Date.parse(today) - DAY), [key, today]);
  const isWhole = images.loaded?.isComplete === true && images.error === undefined;
  const { data } = useQuery({
    ...historyQuery(scope, since),
    enabled: session.history === true && scope.imageId === '' && isWhole,
    staleTime: FRESH_FOR,
    // An error is not shown, because the line is only extra information. The field of days in Compare shows it.
    retry: false,
    refetchInterval: false,
  });
  useEffect(() => {
    if (data) noteSeen(key, today);
  }, [data, key, today]);
  const counts = data?.since;
  if (counts === undefined || counts.new + counts.changed + counts.gone === 0) return null;
  const { region, workspaceId, lang } = state;
  const age = (Date.parse(today) - Date.parse(counts.from)) / DAY;
  return (
    <ViewLink
      view="compare"
      state={{
        ...EMPTY_SEARCH,
        ...{ lang, region, workspaceId, day: counts.from },
        vs: { ...EMPTY_SEARCH.vs, region, workspaceId },
      }}
      title={words.whole(counts.from)}
      data-news
      className="calm -my-1 flex h-6 max-w-[calc(100%-1rem)] shrink-0 items-center rounded-control font-medium text-accent-text hover:bg-hover sm:px-1.5"
    >
      <span className="truncate">
        {words.since(counts.new, counts.changed, counts.gone, counts.from, age > 0 && age < WEEK)}
      </span>
    </ViewLink>
  );
}
