import type { Change, ChangeRow } from '../../../contract/changes/change-rows.ts';
import { CHOICES, type Choices, type SearchState, withoutUnread } from '../../address/search-state.ts';
import type { UpdateSearch } from '../../address/use-search-state.ts';
import { Message, NoRowsFound } from '../../shell/no-rows/message.tsx';
import { DataTable } from '../../table/data-table.tsx';
import type { GroupLine } from '../../table/group-lines.ts';
import { useDayWords } from '../../text/later-words.ts';
import { CompareContext } from './compare-context.ts';
import type { Side } from './compare-sides.ts';
import { Segments } from './segments.tsx';
import type { DayChanges } from './use-day-changes.ts';

interface DayResultsProps {
  readonly a: Side;
  readonly b: Side;
  readonly day: DayChanges;
  readonly state: SearchState;
  readonly update: UpdateSearch;
}

/** The images that are new, gone or changed since the day of side B, with their values before and now. */
export function DayResults({ a, b, day, state, update }: DayResultsProps) {
  const words = useDayWords();
  if (day.changes && Object.values(day.changes).every(({ length }) => length === 0))
    return (
      <Message title={words.nothing(state.day)}>
        <p className="max-w-xl text-13 text-muted">{words.nothingHint}</p>
      </Message>
    );
  if (day.shown.length === 0) return <NoRowsFound update={update} />;
  const isGrouped = state.sort.length === 0;
  return (
    <CompareContext value={{ A: a, B: b, isGrouped }}>
      <DataTable
        rows={day}
        name={words.table}
        scrollerName={words.scroller}
        isBusy={a.images.isLoading || b.images.isLoading}
        groups={isGrouped ? CHANGE_GROUPS : undefined}
        questionKey={JSON.stringify([a.scope, b.scope, a.filter, b.filter, state.day, state.labelKeys, state.q])}
        hasThreeLines
        scrollerClass="rows-of-three"
        // On narrow screens the image is above its values before and now.
        rowClass="max-sm:grid max-sm:grid-cols-3 max-sm:content-center max-sm:border-b max-sm:border-line"
      />
    </CompareContext>
  );
}

/** Rows below a heading with the kind of change. */
const CHANGE_GROUPS = {
  of: ({ change }: ChangeRow): Change => change,
  draw: ({ name }: GroupLine) => <ChangeLine change={name} />,
};

function ChangeLine({ change }: { readonly change: string }) {
  const words = useDayWords();
  if (change !== 'new' && change !== 'gone' && change !== 'changed') return null;
  return (
    <div className="flex items-baseline gap-x-3 max-sm:flex-col">
      <span className="text-13 font-medium">{words.changes[change]}</span>
      <span className="min-w-0 truncate text-12 text-muted">{words.about[change]}</span>
    </div>
  );
}

interface ByChoiceProps {
  readonly state: SearchState;
  readonly update: UpdateSearch;
  readonly className?: string;
}

/** Whether images or labels are listed. */
export function ByChoice({ state, update, className = '' }: ByChoiceProps) {
  const words = useDayWords();
  return (
    <Segments<Choices['by']>
      name={words.by}
      value={state.choices.by}
      choices={CHOICES.by.map((value) => ({ value, text: words.byWords[value] }))}
      onChoose={(by) =>
        update((before) => ({ ...withoutUnread(before, 'by'), choices: { ...before.choices, by }, sort: [] }))
      }
      className={className}
    />
  );
}
