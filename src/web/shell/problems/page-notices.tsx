import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isPermissionRefusal } from '../../../contract/error-codes.ts';
import type { SearchState } from '../../address/search-state.ts';
import { type UpdateSearch, useRefusedLength } from '../../address/use-search-state.ts';
import { ApiError } from '../../api/api-error.ts';
import { workspacesQuery } from '../../api/queries.ts';
import type { SentRequest } from '../../api/sent-request.ts';
import { useNoticeWords } from '../../text/later-words.ts';
import { useWords } from '../../text/words.tsx';
import { Notice } from '../../ui/notice.tsx';
import { lazyPart } from '../lazy-part.ts';
import { PartSlot } from '../part-slot.tsx';
import { staleSeconds } from '../status-line.tsx';
import { useOffline } from './use-offline.ts';

const UnreadNotice = lazyPart(async () => (await import('./unread-notice.tsx')).UnreadNotice);
const WorkspacesRefused = lazyPart(async () => (await import('./workspaces-refused.tsx')).WorkspacesRefused);
const LeftOutNote = lazyPart(async () => (await import('./unread-notice.tsx')).LeftOutNote);

interface PageNoticesProps {
  /** The region of the workspace list. */
  readonly region: string;
  readonly state: SearchState;
  readonly update: UpdateSearch;
  /** The requests for the visible rows. */
  readonly requests: readonly SentRequest[];
  /** Other errors of this view. */
  readonly children?: ReactNode;
}

/** The notices above the rows of every view: unread parts, errors, stale data. */
export function PageNotices({ region, state, update, requests, children }: PageNoticesProps) {
  const words = useWords();
  const noticeWords = useNoticeWords();
  const refusedLength = useRefusedLength();
  const isOffline = useOffline();
  const stale = staleSeconds(requests);
  return (
    <div className="flex flex-col gap-2 px-3 not-empty:pb-2 lg:px-4">
      {state.unread.length > 0 && (
        <PartSlot>
          <UnreadNotice state={state} update={update} />
        </PartSlot>
      )}
      {refusedLength !== undefined && (
        <Notice name={words.problem.name} tone="warning">
          {words.problem.addressTooLong(refusedLength)}
        </Notice>
      )}
      {isOffline && (
        <Notice name={noticeWords.offlineName} tone="warning">
          {noticeWords.offline}
        </Notice>
      )}
      {stale !== undefined && (
        <Notice name={noticeWords.staleName} tone="warning">
          {noticeWords.stale(words.formats.age(Math.max(stale, 60) * 1_000))}
        </Notice>
      )}
      {requests.some((request) => request.leftOut) && (
        <PartSlot failed={null}>
          <LeftOutNote requests={requests} />
        </PartSlot>
      )}
      {children}
      <RefusedWorkspaces region={region} />
    </div>
  );
}

/** The code for refused workspaces is loaded only when needed, which is rare: a live source without the permission. */
function RefusedWorkspaces({ region }: { readonly region: string }) {
  // Only observes the query: the workspace field sends the request.
  const { error, errorUpdatedAt, isFetching, refetch } = useQuery({ ...workspacesQuery(region), enabled: false });
  if (!(error instanceof ApiError) || !isPermissionRefusal(error.code)) return null;
  return (
    <PartSlot failed={null}>
      <WorkspacesRefused error={error} at={errorUpdatedAt} isRetrying={isFetching} onRetry={() => void refetch()} />
    </PartSlot>
  );
}
