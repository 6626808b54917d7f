import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { unreadText } from '../../address/search-state.ts';
import { scopeKey } from '../../api/queries.ts';
import { refresh } from '../../api/refresh.ts';
import { lazyPart } from '../../shell/lazy-part.ts';
import { ExportSlot } from '../../shell/part-slot.tsx';
import { ImagesProblem } from '../../shell/problems/problem.tsx';
import { oldestAnswerAt } from '../../shell/status-line.tsx';
import { View, type ViewProps } from '../../shell/view.tsx';
import { FindHint } from '../../table/find-hint.tsx';
import { useCompareWords, useDayWords } from '../../text/later-words.ts';
import { Button } from '../../ui/button.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { CompareResults } from './compare-results.tsx';
import { isSameSide, linkOfBoth, type Side, swapSides } from './compare-sides.ts';
import { ByChoice, DayResults } from './day-results.tsx';
import { NewestSection, SIDE_BY_SIDE } from './newest-versions.tsx';
import { ShowChoice } from './show-choice.tsx';
import { SideA } from './side-a.tsx';
import { SideB } from './side-b.tsx';
import { SidesLine } from './sides-line.tsx';
import { type CompareRows, useCompareRows } from './use-compare-rows.ts';
import { type DayChanges, useDayChanges } from './use-day-changes.ts';
import { useSides } from './use-sides.ts';

const ExportCompare = lazyPart(async () => (await import('./export-compare.tsx')).ExportCompare);
const ExportChanges = lazyPart(async () => (await import('./export-compare.tsx')).ExportChanges);

interface ScopesPageProps extends ViewProps {
  /** The control that chooses the kind of comparison. */
  readonly choice: ReactNode;
}

/** Two scopes side by side, with the labels that they share and those that only one has. */
export function ScopesPage(props: ScopesPageProps) {
  const { session, state, scope, update, images, choice } = props;
  const { day } = state;
  const words = useCompareWords();
  const sideB = useRef<HTMLElement>(null);
  const client = useQueryClient();

  const { a, b, isUnreadA, isUnreadB, isOneLoad, loads } = useSides(props);
  const imagesB = b.images;
  const compared = useCompareRows(a, b, props);
  const { comparison, shown } = compared;
  const dayChanges = useDayChanges(a, b, props);
  const isByImage = day !== '' && state.choices.by === 'images';

  const isWide = useMedia(SIDE_BY_SIDE);
  const [chosenOpen, setChosenOpen] = useState<boolean>();
  // If nothing can differ yet, or a part is unreadable, the reader needs the fields first.
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
      actions={<ScopesActions a={a} b={b} compared={compared} dayChanges={dayChanges} state={state} update={update} />}
      link={() => linkOfBoth(state, scope, session)}
      onRefresh={() => {
        for (const key of new Set([scopeKey(scope), scopeKey(b.scope)])) refresh(client, ['images', key]);
      }}
      requests={loads.flatMap((load) => load.requests)}
      since={images.loaded && Math.min(...(day === '' ? loads : [images.loaded]).map(oldestAnswerAt))}
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

interface ScopesActionsProps extends Pick<ViewProps, 'state' | 'update'> {
  readonly a: Side;
  readonly b: Side;
  readonly compared: CompareRows;
  readonly dayChanges: DayChanges;
}

/** The button that swaps the sides, and the export of what is shown. */
function ScopesActions({ a, b, compared, dayChanges, state, update }: ScopesActionsProps) {
  const words = useCompareWords();
  const dayWords = useDayWords();
  const { day } = state;
  const isByImage = day !== '' && state.choices.by === 'images';
  const hasDay = day !== '' || unreadText(state, 'vs.day') !== undefined;
  const canSwap = state.imageId === '' && !hasDay;
  const { comparison, shown } = compared;
  return (
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
