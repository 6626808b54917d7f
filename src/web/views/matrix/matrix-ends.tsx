import { useFacetWords, useMatrixWords } from '../../text/later-words.ts';
import { useWords } from '../../text/words.tsx';
import { entryName, entryText, keyTitle } from './axis-names.ts';
import { GroupToggle } from './group-toggle.tsx';
import { CellContent, NoneCell } from './matrix-cell.tsx';
import type { MatrixLook } from './matrix-look.ts';
import type { DrawnEntry } from './matrix-model.ts';
import { narrowTo } from './narrow-to.ts';

interface EndProps {
  readonly look: MatrixLook;
  /** The cell of the row that Tab reaches, from 0. -1 if it is in another row. */
  readonly activeColumn: number;
}

const CORNER = 'sticky left-0 z-30 border-r';
const TOTAL_CORNER = 'sticky right-0 z-30 border-l';

/** The header row, which stays visible. */
export function MatrixHead({ look, activeColumn }: EndProps) {
  const shared = useWords();
  const words = useMatrixWords();
  const { rows, columns } = look.matrix;
  const cell = 'border-b border-edge bg-sunken p-0 font-medium';
  return (
    <thead className="sticky top-0 z-20">
      <tr>
        <th scope="col" className={`${CORNER} ${cell} text-left`}>
          <span
            data-cell="0:0"
            tabIndex={activeColumn === 0 ? 0 : -1}
            className="block py-1.5 pr-1 pl-[min(0.75rem,3vw)] text-muted sm:pr-2 [overflow-wrap:anywhere] focus-visible:-outline-offset-2 lg:pl-4"
          >
            {keyTitle(shared, words, rows.key)}
          </span>
        </th>
        {columns.drawn.map((column, at) => (
          <th
            key={column.entry.id}
            scope="col"
            aria-label={column.isOpen === undefined ? undefined : entryText(shared, words, column.entry)}
            className={`${cell} text-right`}
          >
            <div className="flex items-center justify-end">
              <GroupToggle look={look} axisKey={columns.key} drawn={column} isActive={activeColumn === at + 1} />
              <ColumnLink look={look} column={column} row={0} at={at} activeColumn={activeColumn} isHeading />
            </div>
          </th>
        ))}
        <th scope="col" className={`${TOTAL_CORNER} ${cell} text-right`}>
          <span
            data-cell={`0:${columns.drawn.length + 1}`}
            tabIndex={activeColumn === columns.drawn.length + 1 ? 0 : -1}
            className="block px-2 py-1.5 focus-visible:-outline-offset-2 lg:pr-4"
          >
            {words.total}
          </span>
        </th>
      </tr>
    </thead>
  );
}

/** The row of totals, which stays visible too, with the total of all. */
export function MatrixFoot({ look, activeColumn }: EndProps) {
  const shared = useWords();
  const words = useMatrixWords();
  const { matrix, state, isPartial, onFollow } = look;
  const { rows, columns, total } = matrix;
  const row = rows.drawn.length + 1;
  const last = columns.drawn.length + 1;
  const cell = 'border-t border-edge bg-sunken p-0 font-medium';
  return (
    <tfoot className="sticky bottom-0 z-20">
      <tr>
        <th scope="row" className={`${CORNER} ${cell} text-left`}>
          <CellContent
            row={row}
            column={0}
            isActive={activeColumn === 0}
            state={state}
            filter={look.filter}
            why=""
            onFollow={onFollow}
            className="py-1.5 pr-1 pl-[min(0.75rem,3vw)] sm:pr-2 lg:pl-4"
          >
            {words.total}
          </CellContent>
        </th>
        {columns.drawn.map((column, at) =>
          column.total === 0 ? (
            <NoneCell
              key={column.entry.id}
              row={row}
              column={at + 1}
              isActive={activeColumn === at + 1}
              className="border-t border-edge bg-sunken"
            />
          ) : (
            <td key={column.entry.id} className={`${cell} text-right`}>
              <ColumnLink look={look} column={column} row={row} at={at} activeColumn={activeColumn} />
            </td>
          ),
        )}
        <td className={`${TOTAL_CORNER} ${cell} text-right`}>
          <CellContent
            row={row}
            column={last}
            isActive={activeColumn === last}
            state={state}
            filter={look.filter}
            why=""
            onFollow={onFollow}
            name={shared.images.count(total, isPartial)}
            className="px-2 py-1.5 lg:pr-4"
          >
            {shared.images.short(total, isPartial)}
          </CellContent>
        </td>
      </tr>
    </tfoot>
  );
}

interface ColumnLinkProps extends EndProps {
  readonly column: DrawnEntry;
  readonly row: number;
  readonly at: number;
  /** True if the cell names the column, false if it shows the total. */
  readonly isHeading?: boolean;
}

function ColumnLink({ look, column, row, at, activeColumn, isHeading = false }: ColumnLinkProps) {
  const facetWords = useFacetWords();
  const shared = useWords();
  const words = useMatrixWords();
  const { matrix, state, isPartial } = look;
  const { entry, total } = column;
  const text = entryText(shared, words, entry);
  const inWords = words.with(shared.images.count(total, isPartial), [
    entryName(shared, words, matrix.columns.key, entry),
  ]);
  return (
    <CellContent
      row={row}
      column={at + 1}
      isActive={activeColumn === at + 1}
      state={state}
      filter={narrowTo(look.filter, matrix.columns.key, entry)}
      onFollow={look.onFollow}
      why={entry.kind !== 'none' && entry.conditions === undefined ? facetWords.cannotAsk : shared.images.notExact}
      name={isHeading ? undefined : inWords}
      title={isHeading ? `${text}${shared.signs.colon}${inWords}` : undefined}
      className={`px-2 py-1.5 ${isHeading ? 'min-w-0' : ''} ${isHeading && (entry.kind === 'version' || entry.kind === 'none') ? 'font-normal text-muted' : ''} ${isHeading && column.isOpen !== undefined ? 'pl-0' : ''}`}
    >
      {isHeading ? (
        <span className="line-clamp-2 [overflow-wrap:anywhere]">
          <bdi translate={entry.kind === 'none' ? undefined : 'no'}>{text}</bdi>
        </span>
      ) : (
        shared.images.short(total, isPartial)
      )}
    </CellContent>
  );
}
