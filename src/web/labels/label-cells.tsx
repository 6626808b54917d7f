import { use } from 'react';
import { printCondition } from '../../contract/filter.ts';
import { categoryOf, type LabelCategory } from '../../contract/label-keys.ts';
import { keyName } from '../text/key-name.ts';
import { visibleRuns, visibleText } from '../text/visible-text.ts';
import { useWords } from '../text/words.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { VisibleValue } from '../ui/visible-value.tsx';
import { LabelActionsContext } from './label-actions.ts';
import type { LabelRow } from './label-rows.ts';

interface CellProps {
  readonly row: LabelRow;
}

const MARKS: Readonly<Record<LabelCategory, string>> = {
  framework: 'bg-mark-framework',
  chip: 'bg-mark-chip',
  python: 'bg-mark-python',
  cuda: 'bg-mark-cuda',
  service: 'bg-mark-service',
  system: 'bg-mark-system',
  custom: 'bg-mark-custom',
};

/** What a cell draws of a long text; the rest is in its tooltip and in what is copied. */
const DRAWN = 300;
const IN_TOOLTIP = 1_200;

/** The key: a mark for its category, its friendly name, and the key itself. */
export function KeyCell({ row }: CellProps) {
  const words = useWords();
  const category = categoryOf(row.Key);
  const name = keyName(words, row.Key);
  return (
    <div className="flex min-w-0 items-center gap-2" title={visibleText(row.Key.slice(0, IN_TOOLTIP))}>
      <span aria-hidden="true" className={`size-2 shrink-0 rounded-[2px] ${MARKS[category]}`} />
      {name && <span className="shrink-0">{name}</span>}
      <span className={`min-w-0 truncate font-mono text-12 ${name ? 'text-muted' : 'text-text'}`}>
        <VisibleValue runs={visibleRuns(row.Key.slice(0, DRAWN))} />
      </span>
    </div>
  );
}

/** The value, which filters by itself when pressed; one that the grammar cannot carry says why instead. */
export function ValueCell({ row }: CellProps) {
  const words = useWords();
  const { active, filterBy } = use(LabelActionsContext);
  const condition = { key: row.Key, value: row.Value };
  const printed = printCondition(condition);
  const isActive = active.has(printed);
  const hint = row.unsayable
    ? words.table.unsayable[row.unsayable]
    : isActive
      ? words.table.isFilter
      : words.table.filterBy(visibleText(printed.slice(0, IN_TOOLTIP)));
  return (
    <div className="flex min-w-0">
      <button
        type="button"
        title={hint}
        aria-disabled={row.unsayable !== undefined || isActive}
        onClick={() => row.unsayable === undefined && !isActive && filterBy(condition)}
        className={`numeric calm -ml-1.5 min-w-0 focus-visible:-outline-offset-2 truncate rounded-control px-1.5 py-0.5 text-left max-sm:text-14 ${
          row.unsayable
            ? 'cursor-not-allowed!'
            : isActive
              ? 'bg-tint'
              : 'hover:bg-tint hover:text-accent-text hover:underline hover:underline-offset-2'
        }`}
      >
        {row.Value === '' ? (
          <span className="text-muted italic">{words.table.empty}</span>
        ) : (
          <VisibleValue runs={visibleRuns(row.Value.slice(0, DRAWN))} />
        )}
      </button>
    </div>
  );
}

/** What else can be done with a row. */
export function ActionsCell({ row }: CellProps) {
  const words = useWords();
  const printed = printCondition({ key: row.Key, value: row.Value });
  return (
    <div className="flex justify-end">
      <CopyButton
        text={printed}
        name={words.table.copyRow(visibleText(printed.slice(0, DRAWN)))}
        copied={words.table.copied}
        failed={words.table.copyFailed}
        className="row-action size-7 text-muted hover:text-text"
      />
    </div>
  );
}
