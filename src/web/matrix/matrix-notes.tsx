import { useWords } from '../text/words.tsx';
import { keyInText } from './axis-names.ts';
import type { Matrix } from './matrix-model.ts';
import { useMatrixWords } from './matrix-words.ts';

/** What the numbers leave open, below the table: images without a value, rows and columns that are not drawn. */
export function MatrixNotes({ id, matrix }: { readonly id: string; readonly matrix: Matrix }) {
  const shared = useWords();
  const words = useMatrixWords();
  const { rows, columns } = matrix;
  const sides = rows.key === columns.key ? [rows] : [rows, columns];
  const notes = [
    rows.drawn.length < rows.all && words.cutRows(rows.drawn.length, rows.all),
    columns.drawn.length < columns.all && words.cutColumns(columns.drawn.length, columns.all),
    ...sides.map(({ key, none }) => none > 0 && words.without(none, keyInText(shared, words, key))),
    words.distinct,
  ].filter((note) => note !== false);
  return (
    <p
      id={id}
      className="numeric max-h-24 shrink-0 overflow-y-auto border-t border-line bg-raised px-3 py-1.5 text-12 break-words text-muted lg:px-4"
    >
      {notes.join(' ')}
    </p>
  );
}
