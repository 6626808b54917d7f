import { memo } from 'react';
import { filterOf } from '../../address/search-state.ts';
import { narrowExactly } from '../../filter/narrow-exactly.ts';
import { heatClass } from '../../table/heat.ts';
import { useFacetWords } from '../../text/english-facets.ts';
import { useMatrixWords } from '../../text/english-matrix.ts';
import { useWords } from '../../text/words.tsx';
import { entryName, entryText } from './axis-names.ts';
import { CellContent, NoneCell } from './matrix-cell.tsx';
import type { MatrixLook } from './matrix-look.ts';

interface MatrixRowProps {
  readonly look: MatrixLook;
  /** The place among the rows that are drawn, from 0. */
  readonly index: number;
  /** The cell of the row that Tab reaches, from 0; -1 where it is in another row. */
  readonly activeColumn: number;
}

/** A row: its header, a cell for each column, its total. Drawn again only when the matrix changes or the focus comes by. */
export const MatrixRow = memo(function MatrixRow({ look, index, activeColumn }: MatrixRowProps) {
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
  const text = entryText(shared, words, entry);
  const name = entryName(shared, words, rows.key, entry);
  const chosen = entry.conditions && narrowExactly(filterOf(state), entry.conditions);
  const whyOf = (conditions: unknown) => (conditions === undefined ? facetWords.cannotAsk : shared.images.notExact);
  const why = whyOf(entry.conditions);
  const inWords = (count: number, names: readonly string[]) => words.with(shared.images.count(count, isPartial), names);
  const isVersion = entry.framework !== undefined;

  return (
    <tr className="group">
      <th
        scope="row"
        className="sticky left-0 z-10 border-r border-b border-line bg-raised p-0 text-left font-normal group-hover:bg-hover"
      >
        <CellContent
          row={row}
          column={0}
          isActive={activeColumn === 0}
          state={state}
          conditions={chosen}
          why={why}
          onFollow={onFollow}
          title={`${text}: ${inWords(total, [name])}`}
          className={`truncate py-(--row-pad) pr-2 ${isVersion ? 'pl-7 text-muted' : 'pl-3 lg:pl-4'} ${
            look.hasVersions.rows && !isVersion ? 'font-semibold' : ''
          }`}
        >
          <bdi translate="no">{text}</bdi>
        </CellContent>
      </th>
      {columns.drawn.map((column, at) => {
        const count = cells[index * columns.drawn.length + at] ?? 0;
        const isActive = activeColumn === at + 1;
        const { conditions } = column.entry;
        if (count === 0) {
          return (
            <NoneCell
              key={column.entry.id}
              row={row}
              column={at + 1}
              isActive={isActive}
              className="border-b border-line"
            />
          );
        }
        return (
          <td
            key={column.entry.id}
            className={`border-b border-line p-0 text-right ${heatClass(count, matrix.largest)}`}
          >
            <CellContent
              row={row}
              column={at + 1}
              isActive={isActive}
              state={state}
              conditions={chosen && conditions && narrowExactly({ ...state.extra, conditions: chosen }, conditions)}
              why={entry.conditions === undefined ? why : whyOf(conditions)}
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
          className="border-b border-l border-line lg:pr-4"
        />
      ) : (
        <td className="border-b border-l border-line p-0 text-right font-medium group-hover:bg-hover">
          <CellContent
            row={row}
            column={last}
            isActive={activeColumn === last}
            state={state}
            conditions={chosen}
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
