import { useMatrixWords } from '../../text/english-matrix.ts';
import { useWords } from '../../text/words.tsx';
import { entryText, keyTitle } from './axis-names.ts';
import type { MatrixLook } from './matrix-look.ts';
import type { DrawnEntry } from './matrix-model.ts';

/** Widths in characters: enough for the numbers, and for headings as far as that is sensible. */
const MIN_CHARS = 6;
const MAX_CHARS = 18;
const PADDING = 3;
const LEAST_FIRST = 14;
/** Beside a row's heading, without and with versions under it. */
const FIRST_PADDING = { flat: 3, indented: 6 } as const;

/**
 * The widths of the columns, said beforehand: were they found out from the cells, as browsers do by themselves, a large
 * table would take seconds. The first one stays in sight, so it leaves most of a narrow screen to the others.
 */
export function MatrixColumns({ look }: { readonly look: MatrixLook }) {
  const shared = useWords();
  const words = useMatrixWords();
  const { matrix, isPartial } = look;
  const { rows, columns, total } = matrix;
  const lengthOf = ({ entry }: DrawnEntry) => entryText(shared, words, entry).length;
  const numberLength = (count: number) => shared.images.short(count, isPartial).length;
  const beside = look.hasVersions.rows ? FIRST_PADDING.indented : FIRST_PADDING.flat;
  const first = rows.drawn.reduce(
    (most, row) => Math.max(most, lengthOf(row) + beside),
    Math.max(LEAST_FIRST, keyTitle(shared, words, rows.key).length + FIRST_PADDING.flat),
  );
  return (
    <colgroup>
      <col style={{ width: `min(40vw, 14rem, ${first}ch)` }} />
      {columns.drawn.map((column) => {
        const needed = Math.max(MIN_CHARS, lengthOf(column) + PADDING, numberLength(column.total) + PADDING);
        return (
          <col key={column.entry.id} style={{ width: `max(${Math.min(MAX_CHARS, needed)}ch, min(4.5rem, 12.5vw))` }} />
        );
      })}
      <col style={{ width: `${Math.max(words.total.length, numberLength(total)) + PADDING}ch` }} />
    </colgroup>
  );
}
