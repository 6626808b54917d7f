import { type CSSProperties, use } from 'react';
import { printCondition } from '../../../contract/filter.ts';
import type { LabelRow } from '../../../contract/rows/label-rows.ts';
import { ViewLink } from '../../address/view-link.tsx';
import { Copy } from '../../shell/copy.tsx';
import { useIsActiveRow } from '../../table/active-row.ts';
import type { CellProps } from '../../table/column.ts';
import { MAX_CHARS, MAX_TOOLTIP_CHARS } from '../../table/key-cell.tsx';
import { visibleRuns, visibleText } from '../../text/visible-text.ts';
import { useWords } from '../../text/words.tsx';
import { DATA_TEXT, dataText, IS_DATA } from '../../ui/visible-value.tsx';
import { LabelActionsContext } from './label-actions.ts';

// A row is ten elements: the tr, four cells, two for the key, and one each for value, number and details.

/** The value, which filters by itself when pressed. A value that cannot be a filter says why. */
export function ValueCell({ row, td }: CellProps<LabelRow>) {
  const words = useWords();
  const { active, filterBy } = use(LabelActionsContext);
  const { filterIssue } = row;
  const condition = { key: row.Key, value: row.Value };
  const printed = printCondition(condition);
  const isActive = active.has(printed);
  const isEmpty = row.Value === '';
  const hint = filterIssue
    ? words.table.filterIssue[filterIssue]
    : isActive
      ? words.table.isFilter
      : words.table.filterBy(visibleText(printed.slice(0, MAX_TOOLTIP_CHARS)));
  return (
    <td {...td}>
      <button
        type="button"
        tabIndex={-1}
        title={hint}
        aria-disabled={filterIssue !== undefined || isActive}
        data-in-filter={isActive || undefined}
        onClick={() => filterIssue === undefined && !isActive && filterBy(condition)}
        {...(isEmpty ? {} : IS_DATA)}
        className={`numeric calm -ml-1.5 inline-block max-w-[calc(100%+0.375rem)] overflow-hidden text-ellipsis align-middle focus-visible:-outline-offset-2 rounded-control px-1.5 py-0.5 text-left max-sm:text-14 ${
          isEmpty ? 'text-muted italic' : DATA_TEXT
        } ${
          filterIssue
            ? 'cursor-not-allowed!'
            : isActive
              ? 'bg-tint'
              : 'hover:bg-tint hover:text-accent-text hover:underline hover:underline-offset-2'
        }`}
      >
        {isEmpty ? words.table.empty : dataText(visibleRuns(row.Value.slice(0, MAX_CHARS)))}
      </button>
    </td>
  );
}

/** The number of images with the label, as a link to them. */
export function ImagesCell({ row, td }: CellProps<LabelRow>) {
  const words = useWords();
  const { here, tally, isPartial } = use(LabelActionsContext);
  const share = Math.round((100 * row.images) / (tally?.size() || 1));
  const muted = { ...td, className: `${td.className} numeric text-muted` };
  if (row.images < 0) return <td {...muted}>–</td>;
  const condition = { key: row.Key, value: row.Value };
  const narrowed = row.filterIssue ? undefined : tally?.narrow([condition]);
  const text = words.images.short(row.images, isPartial);
  if (row.images === 0 || narrowed === undefined) {
    return (
      <td {...muted} title={row.images > 0 ? words.images.notExact : undefined}>
        {text}
      </td>
    );
  }
  return (
    <td {...td} style={{ '--share': `${share}%` } as CSSProperties}>
      <ViewLink
        view="images"
        state={{ ...here, conditions: narrowed }}
        tabIndex={-1}
        aria-label={words.images.countWith(row.images, visibleText(printCondition(condition).slice(0, MAX_CHARS)))}
        className="numeric calm block rounded-control text-accent-text hover:underline hover:underline-offset-2 focus-visible:-outline-offset-2"
      >
        {text}
      </ViewLink>
    </td>
  );
}

/** The other actions of a row. Only an active row has a copy button, because the details can copy too. */
export function ActionsCell({ row, td }: CellProps<LabelRow>) {
  const words = useWords();
  const { open } = use(LabelActionsContext);
  const isActive = useIsActiveRow(row.id);
  const condition = { key: row.Key, value: row.Value };
  const printed = printCondition(condition);
  const shown = visibleText(printed.slice(0, MAX_CHARS));
  return (
    <td {...td}>
      <button
        type="button"
        tabIndex={-1}
        aria-label={words.table.details(shown)}
        title={words.table.details(shown)}
        data-detail={printed}
        onClick={() => open(condition)}
        className="row-action icon-detail calm h-(--row-action) w-7 rounded-control align-middle hover:bg-hover hover:text-text"
      />
      {isActive && (
        <Copy
          isDrawnByStyle
          text={printed}
          name={words.table.copyRow(shown)}
          className="row-action h-(--row-action) w-7 align-middle hover:text-text max-sm:hidden!"
        />
      )}
    </td>
  );
}
