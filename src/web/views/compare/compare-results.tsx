import type { CompareRow, Place } from '../../../contract/rows/compared-rows.ts';
import { type SearchState, withoutUnread } from '../../address/search-state.ts';
import type { UpdateSearch } from '../../address/use-search-state.ts';
import { partsOf } from '../../filter/filter-parts.ts';
import { LargestFilterButton } from '../../shell/no-rows/largest-filter-button.tsx';
import { Message, NoRowsFound } from '../../shell/no-rows/message.tsx';
import { RowSkeleton } from '../../shell/view-body.tsx';
import { DataTable } from '../../table/data-table.tsx';
import type { GroupLine } from '../../table/group-lines.ts';
import { useCompareWords } from '../../text/later-words.ts';
import { visibleText } from '../../text/visible-text.ts';
import { useWords } from '../../text/words.tsx';
import { Button } from '../../ui/button.tsx';
import { resultsFallback, useFocusFallback } from '../../ui/use-focus-fallback.ts';
import { CompareContext } from './compare-context.ts';
import { isSameSide, type Side, updateOfB } from './compare-sides.ts';
import { NewestSection } from './newest-versions.tsx';
import { type CompareAbout, ShowChoice } from './show-choice.tsx';
import type { CompareRows } from './use-compare-rows.ts';

interface CompareResultsProps {
  readonly a: Side;
  readonly b: Side;
  readonly compared: CompareRows;
  readonly state: SearchState;
  readonly update: UpdateSearch;
  /** The notes above and beside the rows; undefined if they are beside the whole view. */
  readonly about: CompareAbout | undefined;
  /** Opens the fields that choose another scope. */
  readonly onChooseOther: () => void;
}

/** The comparison: a choice of rows, the rows, and the newest version of each framework. */
export function CompareResults({ a, b, compared, state, update, about, onChooseOther }: CompareResultsProps) {
  const words = useCompareWords();
  const { comparison } = compared;
  if (!comparison) return null;
  const { counts, newest, rows } = comparison;
  const isPartial = { A: a.images.isPartial, B: b.images.isPartial };
  return (
    <>
      {(about || state.labelKeys.length > 0) && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-3 pb-2 lg:px-4">
          {about && <ShowChoice {...about} />}
          {state.labelKeys.length > 0 && <ShownKeys state={state} update={update} />}
        </div>
      )}
      <div className="flex shrink-0 grow flex-col xl:min-h-60 xl:flex-1 xl:shrink xl:flex-row">
        <div className="flex min-h-60 min-w-0 flex-1 flex-col max-lg:min-h-[60dvh] xl:min-h-0">
          <CompareContext value={{ A: a, B: b, isGrouped: state.sort.length === 0 }}>
            <Rows
              compared={compared}
              sides={[a, b]}
              isEmpty={rows.length === 0}
              isSame={state.day === '' && isSameSide(a, b)}
              onChooseOther={onChooseOther}
              count={counts.all}
              state={state}
              update={update}
              mayGrow={isPartial.A || isPartial.B}
              isBusy={a.images.isLoading || b.images.isLoading}
              titleOfNothing={
                words.nothing[counts.all > 0 ? state.choices.show : state.labelKeys.length > 0 ? 'keys' : 'all']
              }
            />
          </CompareContext>
        </div>
        {about && <NewestSection rows={newest} isPartial={isPartial} />}
      </div>
    </>
  );
}

interface RowsProps extends Pick<CompareResultsProps, 'compared' | 'state' | 'update' | 'onChooseOther'> {
  readonly sides: readonly Side[];
  /** Whether both sides have the same images, so that nothing can differ. */
  readonly isSame: boolean;
  /** Whether there are no rows even without a text search. */
  readonly isEmpty: boolean;
  /** The number of labels, without the choice of rows. */
  readonly count: number;
  /** Whether images are still loading, so that rows may be added. */
  readonly mayGrow: boolean;
  readonly isBusy: boolean;
  /** Shown instead of the rows if there are no rows. */
  readonly titleOfNothing: string;
}

function Rows(props: RowsProps) {
  const { compared, sides, isEmpty, isSame, count, state, update, mayGrow, isBusy, titleOfNothing, onChooseOther } =
    props;
  const words = useCompareWords();
  if (count === 0 && mayGrow) return <RowSkeleton />;
  if (isEmpty && isSame && count > 0) {
    return (
      <Message title={words.sameTitle}>
        <p className="max-w-xl text-13 text-muted">{words.same}</p>
        <Button onClick={onChooseOther}>{words.chooseOther}</Button>
      </Message>
    );
  }
  if (isEmpty) {
    return (
      <Message title={mayGrow ? words.soFar(titleOfNothing) : titleOfNothing}>
        {count === 0 && !mayGrow && sides.map((side) => <KeepOfSide key={side.letter} side={side} update={update} />)}
        {count > 0 && (
          <Button onClick={() => update((before) => ({ ...before, choices: { ...before.choices, show: 'all' } }))}>
            {words.showAll}
          </Button>
        )}
      </Message>
    );
  }
  if (compared.shown.length === 0) return <NoRowsFound update={update} />;
  return (
    <DataTable
      rows={compared}
      name={words.table}
      scrollerName={words.scroller}
      isBusy={isBusy}
      groups={state.sort.length === 0 ? PLACE_GROUPS : undefined}
      questionKey={JSON.stringify([
        state.region,
        state.workspaceId,
        state.conditions,
        state.vs,
        state.labelKeys,
        state.choices.show,
        state.q,
      ])}
      // On narrow screens a row has two lines: the value large, the key small, the numbers beside both.
      rowClass="max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_3.5rem_3.5rem] max-sm:content-center max-sm:border-b max-sm:border-line max-sm:px-2"
    />
  );
}

/** Keeps the part of the filter that has results, for a side without images. */
function KeepOfSide({ side, update }: { readonly side: Side; readonly update: UpdateSearch }) {
  const words = useCompareWords();
  const { letter, filter, images } = side;
  if (!images.loaded || partsOf(filter).length === 0) return null;
  return (
    <div className="flex max-w-full items-center gap-2">
      <span className="text-13 font-medium">{words.sideColumn(letter)}</span>
      <LargestFilterButton
        loaded={images.loaded}
        filter={filter}
        isPartial={images.isPartial}
        update={letter === 'A' ? update : updateOfB(update)}
      />
    </div>
  );
}

/** Rows below a line that says where their labels belong. */
const PLACE_GROUPS = {
  of: (row: CompareRow): Place => row.place,
  draw: ({ name, count }: GroupLine) => <PlaceLine place={name} count={count} />,
};

function PlaceLine({ place, count }: { readonly place: string; readonly count: number }) {
  const words = useCompareWords();
  const shared = useWords();
  if (!isPlace(place)) return null;
  return (
    <div className="flex items-baseline gap-x-3 max-sm:flex-col max-sm:pt-1">
      <span className="text-13 font-medium">{words.choices[place]}</span>
      <span className="numeric min-w-0 text-12 text-muted">
        {`${shared.formats.number(count)} ${words.placeAbout[place]}`}
      </span>
    </div>
  );
}

function isPlace(name: string): name is Place {
  return name === 'A' || name === 'B' || name === 'counts' || name === 'same';
}

const MAX_CHARS = 120;

/** Says that label keys narrow the rows, because the panel with them may be hidden. */
function ShownKeys({ state, update }: Pick<CompareResultsProps, 'state' | 'update'>) {
  const words = useCompareWords();
  const { signs } = useWords();
  const keys = state.labelKeys.join(signs.list);
  const line = useFocusFallback<HTMLParagraphElement>(resultsFallback);
  return (
    <p ref={line} className="flex min-w-0 flex-1 items-center gap-2 text-13 text-muted">
      <span className="min-w-0 truncate">{words.onlyKeys(visibleText(keys.slice(0, MAX_CHARS)))}</span>
      <button
        type="button"
        onClick={() => update((before) => ({ ...withoutUnread(before, 'LabelKeys'), labelKeys: [] }))}
        className="calm h-7 shrink-0 rounded-control px-2 text-12 font-medium text-accent-text hover:bg-hover"
      >
        {words.showAllKeys}
      </button>
    </p>
  );
}
