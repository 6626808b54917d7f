import { memo } from 'react';
import { ROW_HEIGHT_CLASS } from '../../table/density.ts';
import { heatClass } from '../../table/heat.ts';
import { useFacetWords } from '../../text/english-facets.ts';
import { useMatrixWords } from '../../text/english-matrix.ts';
import { useWords } from '../../text/words.tsx';
import { entryName, entryText } from './axis-names.ts';
import { GroupToggle } from './group-toggle.tsx';
import { CellContent, NoneCell } from './matrix-cell.tsx';
import type { MatrixLook } from './matrix-look.ts';
import { narrowTo } from './narrow-to.ts';

interface MatrixRowProps {
  readonly look: MatrixLook;
  /** The place among the rows that are drawn, from 0. */
  readonly index: number;
  /** The cell of the row that Tab reaches, from 0; -1 where it is in another row. */
  readonly activeColumn: number;
  /** All rows are as high, so that those out of sight need not be drawn. */
  readonly isFixed: boolean;
}

/** A row: its header, a cell for each column, its total. Drawn again only when the matrix changes or the focus comes by. */
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
          className="sticky right-0 z-10 border-b border-l border-line bg-raised lg:pr-4"
        />
      ) : (
        <td className="sticky right-0 z-10 border-b border-l border-line bg-raised p-0 text-right font-medium group-hover:bg-hover">
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

interface RowHeadProps extends Omit<MatrixRowProps, 'activeColumn'> {
  readonly isActive: boolean;
  readonly why: string;
}

/** What a row is about. It wraps where it has no room: cut, two versions would look alike. */
function RowHead({ look, index, isActive, isFixed, why }: RowHeadProps) {
  const shared = useWords();
  const words = useMatrixWords();
  const { rows } = look.matrix;
  const drawn = rows.drawn[index];
  if (!drawn) return null;
  const { entry, total, isOpen } = drawn;
  const text = entryText(shared, words, entry);
  const isVersion = entry.kind === 'version';
  const isGroup = entry.kind === 'framework' || entry.kind === 'major';
  const indents = rows.hasToggles
    ? { pad: 'pl-1 lg:pl-2', version: 'ml-9', other: 'ml-6' }
    : { pad: 'pl-2 sm:pl-3 lg:pl-4', version: 'ml-4', other: '' };
  const indent = isVersion ? indents.version : isOpen === undefined ? indents.other : '';
  const inWords = words.with(shared.images.count(total, look.isPartial), [entryName(shared, words, rows.key, entry)]);
  const tone = isVersion || entry.kind === 'none' ? 'text-muted' : isGroup && isOpen !== false ? 'font-semibold' : '';
  return (
    <th
      scope="row"
      aria-label={isOpen === undefined ? undefined : text}
      className="sticky left-0 z-10 border-r border-b border-line bg-raised p-0 text-left font-normal group-hover:bg-hover"
    >
      <div className={`flex items-center ${indents.pad}`}>
        <GroupToggle look={look} axisKey={rows.key} drawn={drawn} isActive={isActive} />
        <CellContent
          row={index + 1}
          column={0}
          isActive={isActive}
          state={look.state}
          filter={narrowTo(look.filter, rows.key, entry)}
          why={why}
          onFollow={look.onFollow}
          title={`${text}: ${inWords}`}
          className={`min-w-0 flex-1 py-(--row-pad) pr-1 sm:pr-2 ${indent} ${tone}`}
        >
          <span className={`[overflow-wrap:anywhere] ${isFixed ? 'line-clamp-1 max-sm:line-clamp-2' : 'line-clamp-3'}`}>
            <bdi translate={entry.kind === 'none' ? undefined : 'no'}>{text}</bdi>
          </span>
        </CellContent>
      </div>
    </th>
  );
}
