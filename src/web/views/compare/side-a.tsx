import type { SessionResponse } from '../../../contract/operations.ts';
import type { SearchState } from '../../address/search-state.ts';
import type { UpdateSearch } from '../../address/use-search-state.ts';
import { useCompareWords } from '../../text/later-words.ts';
import { visibleText } from '../../text/visible-text.ts';
import { useWords } from '../../text/words.tsx';
import type { Side } from './compare-sides.ts';
import { filterInWords } from './filter-words.ts';
import { SideScope } from './side-scope.tsx';
import { SideSummary } from './side-summary.tsx';

interface SideAProps {
  readonly session: SessionResponse;
  readonly state: SearchState;
  readonly update: UpdateSearch;
  readonly side: Side;
  readonly labels: number | undefined;
  readonly isUnread: boolean;
}

/** Side A: its scope, and its filter in words. Both are those of the page. */
export function SideA({ session, state, update, side, labels, isUnread }: SideAProps) {
  const words = useCompareWords();
  const shared = useWords();
  const image = side.scope.imageId === '' ? [] : [words.image(visibleText(side.scope.imageId.slice(0, 60)))];
  const filter = [...image, filterInWords(side.filter, words, shared)].join(words.and);
  return (
    <section aria-label={words.side('A')} className="flex min-w-0 flex-col gap-1">
      <SideScope session={session} own={state} update={update} side={side} isUnread={isUnread} />
      <div className="flex min-h-8 min-w-0 items-center gap-x-3 pl-11 max-sm:flex-wrap">
        <SideSummary side={side} labels={labels} isUnread={isUnread} />
        <span translate="no" className="min-w-0 truncate text-13 text-muted" title={filter}>
          {filter}
        </span>
      </div>
    </section>
  );
}
