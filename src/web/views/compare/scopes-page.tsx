import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { EMPTY_SEARCH, filterOf, isOtherScopeUnread, isScopeUnread, unreadText } from '../../address/search-state.ts';
import { scopeKey } from '../../api/queries.ts';
import { refresh } from '../../api/refresh.ts';
import { useDayImages } from '../../image-set/use-day-images.ts';
import { useScopeImages } from '../../image-set/use-scope-images.ts';
import { ExportSlot } from '../../shell/lazy-part.tsx';
import { lazyPart } from '../../shell/part.ts';
import { ImagesProblem } from '../../shell/problems/problem.tsx';
import { trueSince } from '../../shell/status-line.tsx';
import { View, type ViewProps } from '../../shell/view.tsx';
import { FindHint } from '../../table/find-hint.tsx';
import { useCompareWords, useDayWords } from '../../text/later-words.ts';
import { Button } from '../../ui/button.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { CompareResults } from './compare-results.tsx';
import { isSameSide, linkOfBoth, type Side, scopeOfB, stateOfSide, swapSides } from './compare-sides.ts';
import { ByChoice, DayResults } from './day-results.tsx';
import { BESIDE, NewestSection } from './newest-versions.tsx';
import { ShowChoice } from './show-choice.tsx';
import { SideA } from './side-a.tsx';
import { SideB } from './side-b.tsx';
import { SidesLine } from './sides-line.tsx';
import { useCompareRows } from './use-compare-rows.ts';
import { useDayChanges } from './use-day-changes.ts';

const ExportCompare = lazyPart(async () => (await import('./export-compare.tsx')).ExportCompare);
const ExportChanges = lazyPart(async () => (await import('./export-compare.tsx')).ExportChanges);

interface ScopesPageProps extends ViewProps {
  /** The control that chooses the kind of comparison. */
  readonly choice: ReactNode;
}

/** Two scopes side by side: the sides, what they share and what they do not. */
export function ScopesPage(props: ScopesPageProps) {
  const { session, state, scope, update, images, choice } = props;
  const { extra, vs, day } = state;
  const words = useCompareWords();
  const dayWords = useDayWords();
  const sideB = useRef<HTMLElement>(null);
  const client = useQueryClient();

  const [isUnreadA, isUnreadB] = [isScopeUnread(state), isOtherScopeUnread(state)];
  const scopeB = scopeOfB(state, session);
  const filterB = useMemo(() => filterOf(stateOfSide('B', { ...EMPTY_SEARCH, extra, vs })), [extra, vs]);
  const canAskB = !session.signed && !isUnreadB;
  const imagesNow = useScopeImages(scopeB, filterB, canAskB && day === '');
  const imagesThen = useDayImages(scopeB, day, filterB, canAskB);
  const imagesB = day === '' ? imagesNow : imagesThen;
  const a: Side = { letter: 'A', scope, filter: filterOf(state), images, state: stateOfSide('A', state) };
  const b: Side = {
    letter: 'B',
    scope: scopeB,
    filter: filterB,
    images: imagesB,
    state: stateOfSide('B', state),
    day,
  };
  const compared = useCompareRows(a, b, props);
  const { comparison, shown } = compared;
  const dayChanges = useDayChanges(a, b, props);
  const isByImage = day !== '' && state.choices.by === 'images';
  const isOneLoad = day === '' && scopeKey(scope) === scopeKey(scopeB);
  // Sides of one scope share their load.
  const loads = (isOneLoad ? [images] : [images, imagesB]).flatMap(({ loaded }) => (loaded ? [loaded] : []));

  const isWide = useMedia(BESIDE);
  const [chosenOpen, setChosenOpen] = useState<boolean>();
  // Where nothing can differ yet, or a part was not understood, the fields are what the reader needs first.
  const isOpen = chosenOpen ?? (isUnreadA || isUnreadB || (day === '' && isSameSide(a, b)));
  const sides = (
    <>
      <SideA {...props} side={a} labels={comparison?.labels.A} isUnread={isUnreadA} />
      <SideB
        {...props}
        ref={sideB}
        side={b}
        labels={comparison?.labels.B}
        isUnread={isUnreadB}
        hidesProgress={isOneLoad}
      />
    </>
  );
  const about = { compared, state, update, isPartial: { A: images.isPartial, B: imagesB.isPartial } };

  const hasDay = day !== '' || unreadText(state, 'vs.day') !== undefined;
  const canSwap = state.imageId === '' && !hasDay;
  const isWaiting = !isUnreadA && !isUnreadB && !images.error && !imagesB.error;
  const view = (
    <View
      {...props}
      // Side B can load even if side A is not valid.
      enabled={!session.signed}
      scrolls
      title={words.title}
      total={isByImage ? dayChanges.total : compared.total}
      isFinal={!images.isPartial && !imagesB.isPartial}
      isUpdating={images.isLoading || imagesB.isLoading}
      beside={choice}
      actions={
        <>
          <Button
            look="quiet"
            title={canSwap ? words.swapHint : hasDay ? dayWords.noSwap : words.noSwap}
            aria-disabled={!canSwap}
            onClick={() => canSwap && update(swapSides)}
          >
            {words.swap}
          </Button>
          {isByImage && dayChanges.changes && (
            <ExportSlot>
              <ExportChanges a={a} b={b} day={day} rows={dayChanges.shown} changes={dayChanges.changes} />
            </ExportSlot>
          )}
          {comparison && !isByImage && (
            <ExportSlot>
              <ExportCompare
                count={shown.length}
                content={() => ({
                  state,
                  a,
                  b,
                  rows: shown,
                  newest: comparison.newest,
                })}
              />
            </ExportSlot>
          )}
        </>
      }
      link={() => linkOfBoth(state, scope, session)}
      onRefresh={() => {
        for (const key of new Set([scopeKey(scope), scopeKey(scopeB)])) refresh(client, ['images', key]);
      }}
      requests={loads.flatMap((load) => load.requests)}
      since={images.loaded && Math.min(...(day === '' ? loads : [images.loaded]).map(trueSince))}
      hint={<FindHint rows={isByImage ? dayChanges.shown.length : shown.length} />}
      problems={<SideProblems a={a} b={b} isOneLoad={isOneLoad} />}
      intro={
        !session.signed &&
        !isWide && (
          <>
            <SidesLine sides={[a, b]} isOpen={isOpen} onToggle={() => setChosenOpen(!isOpen)}>
              {sides}
            </SidesLine>
            {day !== '' && (
              <div className="flex shrink-0 px-3 pb-2 lg:px-4">
                <ByChoice state={state} update={update} />
              </div>
            )}
          </>
        )
      }
      status={(isByImage ? dayChanges.changes : comparison) ? 'ready' : isWaiting ? 'waiting' : 'blank'}
    >
      {() =>
        isByImage ? (
          <div className="flex min-h-60 min-w-0 flex-1 flex-col">
            <DayResults a={a} b={b} day={dayChanges} state={state} update={update} />
          </div>
        ) : (
          comparison && (
            <CompareResults
              a={a}
              b={b}
              compared={compared}
              state={state}
              update={update}
              about={isWide ? undefined : about}
              onChooseOther={() => {
                flushSync(() => setChosenOpen(true));
                const region = sideB.current?.querySelector('input');
                region?.focus();
                // As a press on the field does: its list opens, and what is typed replaces its text.
                region?.click();
              }}
            />
          )
        )
      }
    </View>
  );
  return (
    <div className="flex min-h-0 min-w-0 flex-1">
      {view}
      {isWide && !session.signed && (
        <div className="flex w-104 shrink-0 flex-col border-l border-line bg-raised">
          <div className="@container flex shrink-0 flex-col gap-2 p-3">
            {sides}
            {day !== '' && <ByChoice state={state} update={update} className="self-start" />}
            {comparison && !isByImage && <ShowChoice {...about} />}
          </div>
          {comparison && <NewestSection rows={comparison.newest} isPartial={about.isPartial} />}
        </div>
      )}
    </div>
  );
}

interface SideProblemsProps {
  readonly a: Side;
  readonly b: Side;
  readonly isOneLoad: boolean;
}

/** The errors of the sides, by letter; sides that share one load fail together. */
function SideProblems({ a, b, isOneLoad }: SideProblemsProps) {
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
