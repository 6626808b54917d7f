import { use } from 'react';
import { printCondition } from '../../../contract/filter.ts';
import { ViewLink } from '../../address/view-link.tsx';
import { narrowExactly } from '../../filter/narrow-exactly.ts';
import { Copy } from '../../shell/copy.tsx';
import { IN_TOOLTIP, MAX_CHARS } from '../../table/key-cell.tsx';
import { visibleRuns, visibleText } from '../../text/visible-text.ts';
import { useWords } from '../../text/words.tsx';
import { DetailIcon } from '../../ui/icons.tsx';
import { VisibleValue } from '../../ui/visible-value.tsx';
import { LabelActionsContext } from './label-actions.ts';
import type { LabelRow } from './label-rows.ts';

interface CellProps {
  readonly row: LabelRow;
}

/** The value, which filters by itself when pressed; one that the grammar cannot carry says why instead. */
export function ValueCell({ row }: CellProps) {
  const words = useWords();
  const { active, filterBy } = use(LabelActionsContext);
  const condition = { key: row.Key, value: row.Value };
  const printed = printCondition(condition);
  const isActive = active.has(printed);
  const hint = row.filterIssue
    ? words.table.filterIssue[row.filterIssue]
    : isActive
      ? words.table.isFilter
      : words.table.filterBy(visibleText(printed.slice(0, IN_TOOLTIP)));
  return (
    <div className="flex min-w-0">
      <button
        type="button"
        title={hint}
        aria-disabled={row.filterIssue !== undefined || isActive}
        onClick={() => row.filterIssue === undefined && !isActive && filterBy(condition)}
        className={`numeric calm -ml-1.5 min-w-0 focus-visible:-outline-offset-2 truncate rounded-control px-1.5 py-0.5 text-left max-sm:text-14 ${
          row.filterIssue
            ? 'cursor-not-allowed!'
            : isActive
              ? 'bg-tint'
              : 'hover:bg-tint hover:text-accent-text hover:underline hover:underline-offset-2'
        }`}
      >
        {row.Value === '' ? (
          <span className="text-muted italic">{words.table.empty}</span>
        ) : (
          <VisibleValue runs={visibleRuns(row.Value.slice(0, MAX_CHARS))} />
        )}
      </button>
    </div>
  );
}

/** How many images carry the label, as a link to them. */
export function ImagesCell({ row }: CellProps) {
  const words = useWords();
  const { here, answered, isPartial } = use(LabelActionsContext);
  if (row.images < 0) return <span className="block text-right text-muted">–</span>;
  const condition = { key: row.Key, value: row.Value };
  const narrowed = row.filterIssue ? undefined : narrowExactly(answered, [condition]);
  const text = words.images.short(row.images, isPartial);
  if (row.images === 0 || narrowed === undefined) {
    return (
      <span className="numeric block text-right text-muted" title={row.images > 0 ? words.images.notExact : undefined}>
        {text}
      </span>
    );
  }
  return (
    <ViewLink
      view="images"
      state={{ ...here, conditions: narrowed }}
      aria-label={words.images.countWith(row.images, visibleText(printCondition(condition).slice(0, MAX_CHARS)))}
      className="numeric calm block rounded-control text-right text-accent-text hover:underline hover:underline-offset-2 focus-visible:-outline-offset-2"
    >
      {text}
    </ViewLink>
  );
}

/** What else can be done with a row. */
export function ActionsCell({ row }: CellProps) {
  const words = useWords();
  const { open } = use(LabelActionsContext);
  const condition = { key: row.Key, value: row.Value };
  const printed = printCondition(condition);
  const shown = visibleText(printed.slice(0, MAX_CHARS));
  return (
    <div className="row-action flex justify-end text-muted">
      <button
        type="button"
        aria-label={words.table.details(shown)}
        title={words.table.details(shown)}
        data-detail={printed}
        onClick={() => open(condition)}
        className="calm inline-flex size-7 items-center justify-center rounded-control hover:bg-hover hover:text-text"
      >
        <DetailIcon />
      </button>
      <Copy text={printed} name={words.table.copyRow(shown)} className="size-7 hover:text-text" />
    </div>
  );
}
