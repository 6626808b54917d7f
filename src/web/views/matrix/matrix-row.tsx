import { memo } from 'react';
import { ROW_HEIGHT_CLASS } from '../../table/density.ts';
import { heatClass } from '../../table/heat.ts';
import { useFacetWords, useMatrixWords } from '../../text/later-words.ts';
import { useWords } from '../../text/words.tsx';
import { entryName } from './axis-names.ts';
import { CellContent, NoneCell } from './matrix-cell.tsx';
import type { MatrixLook } from './matrix-look.ts';
import { narrowTo } from './narrow-to.ts';
import { RowHead } from './row-head.tsx';

interface MatrixRowProps {
  readonly look: MatrixLook;
  /** The position among the rendered rows, from 0. */
  readonly index: number;
  /** The cell of the row that Tab reaches, from 0. -1 if it is in another row. */
  readonly activeColumn: number;
  /** Whether all rows have one height, so that rows that are not visible need no rendering. */
  readonly isFixed: boolean;
}

/**
 * A row: its header, a cell for each column, its total. Rendered again only if the matrix changes or the focus enters
 * or leaves it.
 */
export const MatrixRow = memo(function MatrixRow({ look, index, activeColumn, isFixed }: MatrixRowProps) {
  const facetWords = useFacetWords();
  const shared = useWords();
  const words = useMatrixWords();
  const { matrix, state, isPartial, onFollow } = look;
  const { rows, columns, cells } = matrix;
  const drawn = rows.drawn[index];
  if (!drawn) return null;
  const { entry, total } = drawn;
  const row = index + 1;
  const last = columns.drawn.length + 1;
  const name = entryName(shared, words, rows.key, entry);
  const filter = narrowTo(look.filter, rows.key, entry);
  const ground = entry.kind === 'none' ? 'bg-sunken' : 'bg-raised';
  const cannotAsk = entry.kind !== 'none' && entry.conditions === undefined;
  const why = cannotAsk ? facetWords.cannotAsk : shared.images.notExact;
  const inWords = (count: number, names: readonly string[]) => words.with(shared.images.count(count, isPartial), names);

  return (
    <tr aria-rowindex={index + 2} className={`group ${isFixed ? ROW_HEIGHT_CLASS : ''}`}>
      <RowHead look={look} index={index} isActive={activeColumn === 0} isFixed={isFixed} why={why} />
      {columns.drawn.map((column, at) => {
        const count = cells[index * columns.drawn.length + at] ?? 0;
        const isActive = activeColumn === at + 1;
        const isNotSet = entry.kind === 'none' || column.entry.kind === 'none';
        if (count === 0) {
          return (
            <NoneCell
              key={column.entry.id}
              row={row}
              column={at + 1}
              isActive={isActive}
              className={`border-b border-line ${isNotSet ? 'bg-sunken' : ''}`}
            />
          );
        }
        return (
          <td
            key={column.entry.id}
            className={`border-b border-line p-0 text-right ${isNotSet ? 'bg-sunken' : heatClass(count, matrix.largest)}`}
          >
            <CellContent
              row={row}
              column={at + 1}
              isActive={isActive}
              state={state}
              filter={filter && narrowTo(filter, columns.key, column.entry)}
              why={column.entry.kind !== 'none' && column.entry.conditions === undefined ? facetWords.cannotAsk : why}
              name={inWords(count, [name, entryName(shared, words, columns.key, column.entry)])}
              onFollow={onFollow}
              className="px-2 py-(--row-pad)"
            >
              {shared.images.short(count, isPartial)}
            </CellContent>
          </td>
        );
      })}
      {total === 0 ? (
        <NoneCell
          row={row}
          column={last}
          isActive={activeColumn === last}
          className={`sticky right-0 z-10 border-b border-l border-line lg:pr-4 ${ground}`}
        />
      ) : (
        <td
          className={`sticky right-0 z-10 border-b border-l border-line p-0 text-right font-medium group-hover:bg-hover ${ground}`}
        >
          <CellContent
            row={row}
            column={last}
            isActive={activeColumn === last}
            state={state}
            filter={filter}
            why={why}
            onFollow={onFollow}
            name={inWords(total, [name])}
            className="px-2 py-(--row-pad) lg:pr-4"
          >
            {shared.images.short(total, isPartial)}
          </CellContent>
        </td>
      )}
    </tr>
  );
});
