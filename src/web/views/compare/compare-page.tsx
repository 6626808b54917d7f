import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { isOtherScopeUnread, isScopeUnread } from '../../address/search-state.ts';
import { absoluteAddress } from '../../address/use-search-state.ts';
import { scopeKey } from '../../api/queries.ts';
import { refresh } from '../../api/refresh.ts';
import { useScopeImages } from '../../image-set/use-scope-images.ts';
import { ImagesProblem } from '../../shell/images-problem.tsx';
import { ExportSlot } from '../../shell/lazy-part.tsx';
import { PageNotices } from '../../shell/page-notices.tsx';
import { RequestDialog } from '../../shell/request-dialog.tsx';
import { ResultsBar } from '../../shell/results-bar.tsx';
import { StatusLine, trueSince } from '../../shell/status-line.tsx';
import { ViewBody } from '../../shell/view-body.tsx';
import type { ViewProps } from '../../shell/view-props.ts';
import { useWords } from '../../text/words.tsx';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { lazyPart } from '../../ui/part.ts';
import { CompareResults } from './compare-results.tsx';
import type { CompareRow } from './compare-rows.ts';
import { isSameSide, linkOfBoth, type Side, scopeOfB, stateOfSide, swapSides } from './compare-sides.ts';
import { SideBCard } from './side-b-card.tsx';
import { SideSummary } from './side-summary.tsx';
import { useCompareWords } from './use-compare-words.ts';
import { useComparison } from './use-comparison.ts';

const ExportCompare = lazyPart(async () => (await import('./export-compare.tsx')).ExportCompare);

/** Two scopes side by side: title line, what went wrong if anything, the sides, what they share and what they do not. */
export function ComparePage({ session, state, scope, update, images }: ViewProps) {
  const words = useCompareWords();
  const shared = useWords();
  const [showsRequest, setShowsRequest] = useState(false);
  const cardB = useRef<HTMLElement>(null);
  const order = useRef<readonly CompareRow[]>([]);
  const client = useQueryClient();

  const [isUnreadA, isUnreadB] = [isScopeUnread(state), isOtherScopeUnread(state)];
  const scopeB = scopeOfB(state, session);
  const imagesB = useScopeImages(scopeB, state.vs.conditions, !session.signed && !isUnreadB);
  const a: Side = { letter: 'A', scope, conditions: state.conditions, images, state: stateOfSide('A', state) };
  const b: Side = {
    letter: 'B',
    scope: scopeB,
    conditions: state.vs.conditions,
    images: imagesB,
    state: stateOfSide('B', state),
  };
  const comparison = useComparison(a, b, state);
  const isOneLoad = scopeKey(scope) === scopeKey(scopeB);
  // Sides of one scope share their load.
  const loads = (isOneLoad ? [images] : [images, imagesB]).flatMap(({ loaded }) => (loaded ? [loaded] : []));
  const requests = loads.flatMap((load) => load.requests);

  const isPartial = images.isPartial || imagesB.isPartial;
  const shown = comparison?.found?.size ?? comparison?.rows.length ?? 0;
  const total = comparison ? shared.results.total(shown, comparison.rows.length, undefined, isPartial) : '';
  useEffect(() => {
    if (total !== '' && !isPartial) announce('total', total);
  }, [total, isPartial]);

  const canSwap = state.imageId === '';
  const isWaiting = !isUnreadA && !isUnreadB && !images.error && !imagesB.error;
  return (
    <section id="results" tabIndex={-1} className="flex min-h-0 flex-1 flex-col overflow-y-auto pt-2 lg:pt-1">
      <ResultsBar
        title={words.title}
        total={total}
        isOld={false}
        isFetching={comparison !== undefined && (images.isLoading || imagesB.isLoading)}
        actions={
          <>
            <Button
              look="quiet"
              title={canSwap ? words.swapHint : words.noSwap}
              aria-disabled={!canSwap}
              onClick={() => canSwap && update(swapSides)}
            >
              {words.swap}
            </Button>
            {comparison && (
              <ExportSlot>
                <ExportCompare
                  count={shown}
                  content={() => ({
                    state,
                    a,
                    b,
                    rows: shown === 0 ? [] : order.current,
                    newest: comparison.newest,
                  })}
                />
              </ExportSlot>
            )}
          </>
        }
        search={{ q: state.q, onChange: (q) => update((before) => ({ ...before, q }), 'replace') }}
        link={() => absoluteAddress(linkOfBoth(state, scope, session))}
        canRefresh={!session.signed}
        onRefresh={() => {
          if (session.signed) return;
          for (const key of new Set([scopeKey(scope), scopeKey(scopeB)])) refresh(client, ['images', key]);
        }}
        onShowRequest={() => setShowsRequest(true)}
      />
      <PageNotices region={scope.region} state={state} update={update} requests={requests}>
        <SideProblems a={a} b={b} />
      </PageNotices>
      {!session.signed && (
        <>
          <div className="grid shrink-0 gap-2 px-3 pb-2 md:grid-cols-2 lg:px-4">
            <section aria-label={words.side('A')} className="min-w-0 rounded-control border border-line bg-raised p-3">
              <SideSummary side={a} labels={comparison?.labels.A} isUnread={isUnreadA} />
              <p className="pt-2 text-12 text-muted">{words.editA}</p>
            </section>
            <SideBCard
              ref={cardB}
              session={session}
              state={state}
              update={update}
              side={b}
              labels={comparison?.labels.B}
              isUnread={isUnreadB}
              hidesProgress={isOneLoad}
            />
          </div>
          {!isUnreadA && !isUnreadB && isSameSide(a, b) && (
            <div className="mx-3 mb-2 flex shrink-0 flex-wrap items-center gap-2 rounded-control bg-tint px-3 py-1.5 text-13 lg:mx-4">
              <p className="min-w-0 flex-1 basis-60">{words.same}</p>
              <Button onClick={() => cardB.current?.querySelector('input')?.focus()}>{words.chooseOther}</Button>
            </div>
          )}
        </>
      )}
      <ViewBody isSigned={session.signed} status={comparison ? 'ready' : isWaiting ? 'waiting' : 'blank'}>
        {() =>
          comparison && (
            <CompareResults a={a} b={b} comparison={comparison} state={state} update={update} order={order} />
          )
        }
      </ViewBody>
      <StatusLine
        requests={requests}
        since={loads.length === 0 ? undefined : Math.min(...loads.map(trueSince))}
        isUpdating={images.isLoading || imagesB.isLoading}
      />
      {showsRequest && <RequestDialog requests={requests} isPaged onClose={() => setShowsRequest(false)} />}
    </section>
  );
}

interface SideProblemsProps {
  readonly a: Side;
  readonly b: Side;
}

/** What went wrong with either side, by its letter; sides that share one load fail as one. */
export function SideProblems({ a, b }: SideProblemsProps) {
  const isOneLoad = scopeKey(a.scope) === scopeKey(b.scope);
  return (
    <>
      <SideProblem side={a} name={isOneLoad ? 'both' : 'A'} />
      {!isOneLoad && <SideProblem side={b} name="B" />}
    </>
  );
}

function SideProblem({ side, name }: { readonly side: Side; readonly name: 'A' | 'B' | 'both' }) {
  const words = useCompareWords();
  return <ImagesProblem images={side.images} intro={words.failed(name)} />;
}
