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
import { LazyPart } from './lazy-part.tsx';
import { offer } from './offers.ts';
import { lazyPart } from './part.ts';
import { ResultsBar } from './results-bar.tsx';
import { StatusLine } from './status-line.tsx';
import { ViewBody, type ViewStatus } from './view-body.tsx';

const PageNotices = lazyPart(async () => (await import('./page-notices.tsx')).PageNotices);
const RequestDialog = lazyPart(async () => (await import('./request-dialog.tsx')).RequestDialog);
const UnjudgedNote = lazyPart(async () => (await import('./unjudged-note.tsx')).UnjudgedNote);

/** What every view is made of. */
export interface ViewProps {
  readonly session: SessionResponse;
  readonly state: SearchState;
  /** The scope in force: what the address says, else the server's defaults. */
  readonly scope: Scope;
  readonly update: UpdateSearch;
  /** The images of the scope, tallied under the filter. */
  readonly images: ScopeImages;
  /** Whether anything may be asked: not if the scope was not understood or requests must be signed. */
  readonly enabled: boolean;
  /** Another view was there before, which may have had the focus. */
  readonly isFollowing: boolean;
}

interface ViewParts extends ViewProps {
  readonly title: string;
  /** The total in words; empty while nothing is known. */
  readonly total: string;
  /** Whether the total stays as it is, so that it is announced: no more images come, and the rows are no older ones. */
  readonly isFinal: boolean;
  /** The rows on screen answer an older question. */
  readonly isOld?: boolean;
  readonly isUpdating: boolean;
  /** What stands beside the total, where it moves nothing when it comes: the sort in words, or a link. */
  readonly beside?: ReactNode;
  /** The sort in words, where the view has one. */
  readonly sort?: ReactNode;
  /** What this view offers beyond what all do. */
  readonly actions?: ReactNode;
  readonly hasSearch?: boolean;
  /** What a copied link says, if it is more than the view's own scope and filter. */
  readonly link?: () => SearchState;
  readonly onRefresh: () => void;
  /** The requests behind the rows. */
  readonly requests: readonly SentRequest[];
  /** The requests behind the numbers of images, where the rows came from others. */
  readonly countRequests?: readonly SentRequest[];
  /** Since when what is shown has been true, in milliseconds since 1970; undefined before the first answer. */
  readonly since: number | undefined;
  readonly progress?: ReactNode;
  /** A hint on the rows, in the line below them. */
  readonly hint?: ReactNode;
  /** What stands between the title line and the notices. */
  readonly controls?: ReactNode;
  /** What went wrong in this view. */
  readonly problems: ReactNode;
  /** What stands between the notices and the rows. */
  readonly intro?: ReactNode;
  /** One line about the answer, right above the rows. Its place is kept from the start where it is sure to come. */
  readonly about?: ReactNode;
  readonly status: ViewStatus;
  readonly detail?: ReactNode;
  /** The whole view scrolls, and not the rows alone. */
  readonly scrolls?: boolean;
  /** Draws the rows; called only if there is something to show. */
  readonly children: () => ReactNode;
}

/** The frame of every view: title line, notices, rows, small print, and the requests behind it all. */
export function View(view: ViewParts) {
  const { session, state, scope, update, enabled, isFollowing, total, isFinal, isUpdating, requests } = view;
  const [showsRequest, setShowsRequest] = useState(false);
  useEffect(() => {
    if (total !== '' && isFinal) announce('total', total);
  }, [total, isFinal]);
  useEffect(() => {
    // The link to this view left the page with the view before, and the focus with it.
    const results = resultsFallback();
    if (isFollowing && document.activeElement === document.body && results instanceof HTMLElement) results.focus();
  }, [isFollowing]);
  const { tally, isPartial } = view.images;
  const mayBeUnjudged = state.extra.runs !== '' && (!tally || isPartial || tally.unjudged().length > 0);
  const refresh = () => enabled && view.onRefresh();
  const showRequest = () => setShowsRequest(true);
  const link = () => absoluteAddress(view.link?.() ?? linkState(state, scope, session));
  useEffect(() => offer({ refresh, showRequest, link }));
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
      <LazyPart waiting={view.problems} failed={view.problems}>
        <PageNotices region={scope.region} state={state} update={update} requests={requests}>
          {view.problems}
        </PageNotices>
      </LazyPart>
      {view.intro}
      {(view.about || mayBeUnjudged) && (
        // Drawn a little over the title line, which has room to spare below its buttons.
        <div className="relative z-10 flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 px-3 pb-1.5 text-13 lg:-mt-1 lg:h-6 lg:flex-nowrap lg:px-4 lg:pb-0">
          {view.about}
          {mayBeUnjudged && (
            <LazyPart failed={null}>
              <UnjudgedNote state={state} tally={tally} isPartial={isPartial} />
            </LazyPart>
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
        <LazyPart>
          <RequestDialog
            session={session}
            requests={requests}
            countRequests={view.countRequests}
            onClose={() => setShowsRequest(false)}
          />
        </LazyPart>
      )}
    </section>
  );
}
