import { use } from 'react';
import { type Condition, filterIssueOf, printCondition } from '../../../contract/filter.ts';
import { narrowExactly } from '../../../contract/image-filter/narrow-exactly.ts';
import type { CompareRow } from '../../../contract/rows/compared-rows.ts';
import { ViewLink } from '../../address/view-link.tsx';
import type { CellProps } from '../../table/column.ts';
import { MAX_CHARS, MAX_TOOLTIP_CHARS } from '../../table/key-cell.tsx';
import { useCompareWords } from '../../text/later-words.ts';
import { visibleRuns, visibleText } from '../../text/visible-text.ts';
import { useWords } from '../../text/words.tsx';
import { DATA_TEXT, dataText, IS_DATA } from '../../ui/visible-value.tsx';
import { CompareContext } from './compare-context.ts';
import type { Letter } from './compare-sides.ts';

/** The value, and in words if only one side has the label. */
export function ValueCell({ row, td }: CellProps<CompareRow>) {
  const words = useCompareWords();
  const shared = useWords();
  const sides = use(CompareContext);
  // Images of the other side that are still loading can change this.
  const mayChange = row.kind !== 'both' && sides?.[otherOf(row.kind)].images.isPartial === true;
  const isEmpty = row.Value === '';
  return (
    <td {...td}>
      <div className="flex min-w-0 items-center gap-2">
        <span
          title={visibleText(row.Value.slice(0, MAX_TOOLTIP_CHARS))}
          {...(isEmpty ? {} : IS_DATA)}
          className={`numeric min-w-0 overflow-hidden text-left text-ellipsis max-sm:text-14 ${isEmpty ? 'text-muted italic' : DATA_TEXT}`}
        >
          {isEmpty ? shared.table.empty : dataText(visibleRuns(row.Value.slice(0, MAX_CHARS)))}
        </span>
        {row.kind !== 'both' && (
          <span
            className={
              sides?.isGrouped ? 'sr-only' : 'shrink-0 rounded-pill border border-edge px-1.5 text-12 text-muted'
            }
          >
            {words.only(row.kind, mayChange)}
          </span>
        )}
      </div>
    </td>
  );
}

function otherOf(letter: Letter): Letter {
  return letter === 'A' ? 'B' : 'A';
}

/** The number of images of a side with the label, as a link to them. A dash with an explanation for none. */
export function CountCell({ row, td, letter }: CellProps<CompareRow> & { readonly letter: Letter }) {
  const words = useCompareWords();
  const shared = useWords();
  const side = use(CompareContext)?.[letter];
  const count = letter === 'A' ? row.a : row.b;
  if (!side) return <td {...td} />;
  const { isPartial } = side.images;
  if (count === 0) {
    return (
      <td {...td}>
        <span aria-hidden="true" className="text-muted">
          –
        </span>
        <span className="sr-only">{words.absent(letter, isPartial)}</span>
      </td>
    );
  }
  const condition: Condition = { key: row.Key, value: row.Value };
  const narrowed = filterIssueOf(condition) ? undefined : narrowExactly(side.filter, [condition]);
  const text = shared.images.short(count, isPartial);
  // Images of a saved day may have changed since.
  if (side.day)
    return (
      <td {...td} className={`${td.className} numeric`}>
        {text}
      </td>
    );
  if (narrowed === undefined) {
    return (
      <td {...td} className={`${td.className} numeric text-muted`} title={noLinkReason(condition)}>
        {text}
      </td>
    );
  }
  return (
    <td {...td}>
      <ViewLink
        tabIndex={-1}
        view="images"
        state={{ ...side.state, conditions: narrowed }}
        aria-label={words.imagesIn(
          shared.images.countWith(count, visibleText(printCondition(condition).slice(0, MAX_CHARS))),
          letter,
        )}
        className="numeric calm block rounded-control text-accent-text hover:underline hover:underline-offset-2 focus-visible:-outline-offset-2"
      >
        {text}
      </ViewLink>
    </td>
  );

  function noLinkReason(label: Condition): string {
    const reason = filterIssueOf(label);
    return reason ? shared.table.filterIssue[reason] : shared.images.notExact;
  }
}
