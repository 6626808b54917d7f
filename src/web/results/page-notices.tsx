import type { ReactNode } from 'react';
import type { SearchState } from '../address/search-state.ts';
import { type UpdateSearch, useRefusedLength } from '../address/use-search-state.ts';
import { useWords } from '../text/words.tsx';
import { Notice } from '../ui/notice.tsx';
import { useOnline } from '../ui/use-online.ts';
import { UnreadNotice } from './unread-notice.tsx';

interface PageNoticesProps {
  readonly state: SearchState;
  readonly update: UpdateSearch;
  /** How old an answer is, in seconds, that is shown only because the service does not answer now. */
  readonly staleSeconds?: number | undefined;
  /** What else went wrong in this view. */
  readonly children?: ReactNode;
}

/** What stands above the rows of every view: what was not understood, what could not be done, what is old. */
export function PageNotices({ state, update, staleSeconds, children }: PageNoticesProps) {
  const words = useWords();
  const refusedLength = useRefusedLength();
  const isOnline = useOnline();
  return (
    <div className="flex flex-col gap-2 px-3 not-empty:pb-2 lg:px-4">
      <UnreadNotice state={state} update={update} />
      {refusedLength !== undefined && (
        <Notice name={words.problem.name} tone="warning">
          {words.problem.addressTooLong(refusedLength)}
        </Notice>
      )}
      {!isOnline && (
        <Notice name={words.problem.offlineName} tone="warning">
          {words.problem.offline}
        </Notice>
      )}
      {staleSeconds !== undefined && (
        <Notice name={words.problem.staleName} tone="warning">
          {words.problem.stale(words.formats.age(staleSeconds * 1_000))}
        </Notice>
      )}
      {children}
    </div>
  );
}
