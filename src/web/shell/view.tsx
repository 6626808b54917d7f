import { type ReactNode, useEffect, useState } from 'react';
import type { SessionResponse } from '../../contract/operations.ts';
import type { SearchState } from '../address/search-state.ts';
import { absoluteAddress, type UpdateSearch } from '../address/use-search-state.ts';
import type { Scope } from '../api/label-question.ts';
import type { SentRequest } from '../api/sent-request.ts';
import { linkState } from '../filter/filter-changes.ts';
import type { ScopeImages } from '../image-set/use-scope-images.ts';
import { announce } from '../ui/announcer.tsx';
import { resultsFallback } from '../ui/use-focus-fallback.ts';
import { lazyPart } from './lazy-part.ts';
import { registerActions } from './page-actions.ts';
import { PartSlot } from './part-slot.tsx';
import { ResultsBar } from './results-bar.tsx';
import { StatusLine } from './status-line.tsx';
import { ViewBody, type ViewStatus } from './view-body.tsx';

const PageNotices = lazyPart(async () => (await import('./problems/page-notices.tsx')).PageNotices);
const RequestDialog = lazyPart(async () => (await import('./request/request-dialog.tsx')).RequestDialog);
const UnjudgedNote = lazyPart(async () => (await import('./no-rows/unjudged-note.tsx')).UnjudgedNote);

/** The props of every view. */
export interface ViewProps {
  readonly session: SessionResponse;
  readonly state: SearchState;
  /** The current scope: from the address, else the server's defaults. */
  readonly scope: Scope;
  readonly update: UpdateSearch;
  /** The images of the scope, tallied under the filter. */
  readonly images: ScopeImages;
  /** Whether requests are allowed: not if the scope could not be read or requests must be signed. */
  readonly enabled: boolean;
  /** Whether another view was shown before, which may have had the focus. */
  readonly isFollowing: boolean;
}

interface ViewParts extends ViewProps {
  readonly title: string;
  /** The total in words; empty while unknown. */
  readonly total: string;
  /**
   * Whether the total is final, so that it is announced: no images are loading, and the rows are not from an earlier
   * query.
   */
  readonly isFinal: boolean;
  /** The visible rows belong to an earlier query. */
  readonly isOld?: boolean;
  readonly isUpdating: boolean;
  /** Content beside the total, where it moves nothing: the sort in words, or a link. */
  readonly beside?: ReactNode;
  /** The sort in words, if the view has one. */
  readonly sort?: ReactNode;
  /** Extra actions of this view. */
  readonly actions?: ReactNode;
  readonly hasSearch?: boolean;
  /** The state of a copied link, if it is more than the view's own scope and filter. */
  readonly link?: () => SearchState;
  readonly onRefresh: () => void;
  /** The requests for the rows. */
  readonly requests: readonly SentRequest[];
  /** The requests for the numbers of images, if the rows come from other requests. */
  readonly countRequests?: readonly SentRequest[];
  /** The time of the visible data, in milliseconds since 1970; undefined before the first response. */
  readonly since: number | undefined;
  readonly progress?: ReactNode;
  /** A hint on the rows, in the line below them. */
  readonly hint?: ReactNode;
  /** Content between the title line and the notices. */
  readonly controls?: ReactNode;
  /** The errors of this view. */
  readonly problems: ReactNode;
  /** Content between the notices and the rows. */
  readonly intro?: ReactNode;
  /** One line about the result, right above the rows. Its place is reserved if it will certainly appear. */
  readonly about?: ReactNode;
  readonly status: ViewStatus;
  readonly detail?: ReactNode;
  /** Whether the whole view scrolls instead of only the rows. */
  readonly scrolls?: boolean;
  /** Renders the rows; called only if there are any. */
  readonly children: () => ReactNode;
}

/** The frame of every view: title line, notices, rows, small print, and the request dialog. */
export function View(view: ViewParts) {
  const { session, state, scope, update, enabled, isFollowing, total, isFinal, isUpdating, requests } = view;
  const [showsRequest, setShowsRequest] = useState(false);
  useEffect(() => {
    if (total !== '' && isFinal) announce('total', total);
  }, [total, isFinal]);
  useEffect(() => {
    // The link to this view was removed with the previous view, and the focus with it.
    const results = resultsFallback();
    if (isFollowing && document.activeElement === document.body && results instanceof HTMLElement) results.focus();
  }, [isFollowing]);
  const { tally, isPartial } = view.images;
  const mayBeUnjudged = state.extra.runs !== '' && (!tally || isPartial || tally.unjudged().length > 0);
  const refresh = () => enabled && view.onRefresh();
  const showRequest = () => setShowsRequest(true);
  const link = () => absoluteAddress(view.link?.() ?? linkState(state, scope, session));
  useEffect(() => registerActions({ refresh, showRequest, link }));
  return (
    <section
      id="results"
      tabIndex={-1}
      className={`flex min-h-0 min-w-0 flex-1 flex-col ${view.scrolls ? 'overflow-y-auto' : ''}`}
    >
      <ResultsBar
        title={view.title}
        total={total}
        isOld={view.isOld ?? false}
        isFetching={isUpdating && total !== ''}
        beside={view.beside}
        sort={view.sort}
        actions={view.actions}
        search={
          view.hasSearch === false
            ? undefined
            : { q: state.q, onChange: (q) => update((before) => ({ ...before, q }), 'replace') }
        }
        link={link}
        canRefresh={enabled}
        onRefresh={refresh}
        onShowRequest={showRequest}
      />
      {view.controls}
      <PartSlot waiting={view.problems} failed={view.problems}>
        <PageNotices region={scope.region} state={state} update={update} requests={requests}>
          {view.problems}
        </PageNotices>
      </PartSlot>
      {view.intro}
      {(view.about || mayBeUnjudged) && (
        // Slightly overlaps the title line, which has free space below its buttons.
        <div className="relative z-10 flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 px-3 pb-1.5 text-13 lg:-mt-1 lg:min-h-6 lg:px-4 xl:flex-nowrap lg:pb-0">
          {view.about}
          {mayBeUnjudged && (
            <PartSlot failed={null}>
              <UnjudgedNote state={state} tally={tally} isPartial={isPartial} />
            </PartSlot>
          )}
        </div>
      )}
      <ViewBody isSigned={session.signed} status={view.status}>
        {view.children}
      </ViewBody>
      <StatusLine
        requests={requests}
        since={view.since}
        progress={view.progress}
        isUpdating={isUpdating}
        hint={view.hint}
      />
      {enabled && view.detail}
      {showsRequest && (
        <PartSlot>
          <RequestDialog
            session={session}
            requests={requests}
            countRequests={view.countRequests}
            onClose={() => setShowsRequest(false)}
          />
        </PartSlot>
      )}
    </section>
  );
}
