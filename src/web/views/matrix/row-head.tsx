import { useMatrixWords } from '../../text/later-words.ts';
import { useWords } from '../../text/words.tsx';
import { entryName, entryText } from './axis-names.ts';
import { GroupToggle } from './group-toggle.tsx';
import { CellContent } from './matrix-cell.tsx';
import type { MatrixLook } from './matrix-look.ts';
import { narrowTo } from './narrow-to.ts';

interface RowHeadProps {
  readonly look: MatrixLook;
  /** The position among the rendered rows, from 0. */
  readonly index: number;
  /** Whether it is the cell that Tab reaches. */
  readonly isActive: boolean;
  /** Whether all rows have one height. */
  readonly isFixed: boolean;
  /** The reason if there is no filter for the row. */
  readonly why: string;
}

/** The header of a row. It wraps if there is not enough room: two cut versions would look alike. */
export function RowHead({ look, index, isActive, isFixed, why }: RowHeadProps) {
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
    : { pad: 'pl-[min(0.75rem,3vw)] lg:pl-4', version: 'ml-4', other: '' };
  const indent = isVersion ? indents.version : isOpen === undefined ? indents.other : '';
  const inWords = words.with(shared.images.count(total, look.isPartial), [entryName(shared, words, rows.key, entry)]);
  const tone = isVersion || entry.kind === 'none' ? 'text-muted' : isGroup && isOpen !== false ? 'font-semibold' : '';
  return (
    <th
      scope="row"
      aria-label={isOpen === undefined ? undefined : text}
      className={`sticky left-0 z-10 border-r border-b border-line p-0 text-left font-normal group-hover:bg-hover ${entry.kind === 'none' ? 'bg-sunken' : 'bg-raised'}`}
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
          title={`${text}${shared.signs.colon}${inWords}`}
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
