import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect, useMemo, useState } from 'react';
import { hasExtra } from '../../contract/image-filter/image-filter.ts';
import type { SessionResponse } from '../../contract/operations.ts';
import { filterOf, isScopeUnread, type SearchState } from '../address/search-state.ts';
import { useSearchState } from '../address/use-search-state.ts';
import type { View } from '../address/view-paths.ts';
import { countCombinations, MAX_COMBINATIONS } from '../api/any-of.ts';
import type { Scope } from '../api/label-question.ts';
import { labelsQuery } from '../api/queries.ts';
import { useScopeImages } from '../image-set/use-scope-images.ts';
import { FilterPanel } from '../panel/filter-panel.tsx';
import { useWords } from '../text/words.tsx';
import { preloadViews, VIEW_PAGES } from '../view-parts.ts';
import { lazyPart } from './lazy-part.ts';
import { PartSlot } from './part-slot.tsx';
import { CrashBoundary } from './problems/crash-boundary.tsx';
import { ViewCrashed, ViewFailed } from './problems/view-failed.tsx';
import { RowSkeleton } from './view-body.tsx';

/** Notes are rare. If their file cannot be loaded, the rows must stay. */
const ScopeNotes = lazyPart(async () => (await import('./problems/scope-notes.tsx')).ScopeNotes);

interface ViewFrameProps {
  readonly view: View;
  readonly session: SessionResponse;
}

/** A view with its filters: both have the same state, scope and images. */
export function ViewFrame({ view, session }: ViewFrameProps) {
  const words = useWords();
  const [state, update] = useSearchState();
  const scope = scopeOf(state, session);
  const enabled = !session.signed && !isScopeUnread(state);
  const { conditions, extra } = state;
  const filter = useMemo(() => filterOf({ conditions, extra }), [conditions, extra]);
  const images = useScopeImages(scope, filter, enabled, useWaitsForRows(view, state, scope));
  const Page = VIEW_PAGES[view];
  const [{ current, isFollowing }, setCurrent] = useState({ current: view, isFollowing: false });
  if (current !== view) setCurrent({ current: view, isFollowing: true });
  useEffect(preloadViews, []);
  return (
    <>
      <FilterPanel
        view={view}
        session={session}
        state={state}
        scope={scope}
        images={images}
        enabled={enabled}
        update={update}
      />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col lg:col-start-2 lg:row-start-2">
        {(scope.region || scope.workspaceId || state.vs.region || session.labels === 0) && (
          <PartSlot failed={null}>
            <ScopeNotes session={session} state={state} scope={scope} update={update} images={images} />
          </PartSlot>
        )}
        <CrashBoundary
          key={view}
          message={words.problem.crashed}
          retry={words.problem.retry}
          fallback={(isMissing) => (isMissing ? <ViewFailed /> : <ViewCrashed />)}
        >
          <Suspense
            fallback={
              <>
                <div className="min-h-11 shrink-0 lg:min-h-9" />
                <RowSkeleton />
              </>
            }
          >
            <Page
              session={session}
              state={state}
              scope={scope}
              update={update}
              images={images}
              enabled={enabled}
              isFollowing={isFollowing}
            />
          </Suspense>
        </CrashBoundary>
      </div>
    </>
  );
}

/** Whether the rows of the labels view are still loading: they come first, the images load after them. */
function useWaitsForRows(view: View, { labelKeys, conditions, extra }: SearchState, scope: Scope): boolean {
  // Only observes the query: the view sends the request.
  const { isPending } = useQuery({ ...labelsQuery({ scope, labelKeys, conditions }), enabled: false });
  return view === 'labels' && isPending && !hasExtra(extra) && countCombinations(conditions) <= MAX_COMBINATIONS;
}

/** The current scope: from the address, else the server's defaults. */
function scopeOf(state: SearchState, session: SessionResponse): Scope {
  return {
    region: state.region ?? session.region,
    workspaceId: state.workspaceId ?? session.workspaceId,
    imageId: state.imageId,
  };
}
