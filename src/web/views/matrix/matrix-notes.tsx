import type { ReactNode } from 'react';
import { HEAT_STEPS } from '../../table/heat.ts';
import { useMatrixWords } from '../../text/later-words.ts';
import type { Matrix } from './matrix-model.ts';

interface MatrixNotesProps {
  readonly id: string;
  readonly matrix: Matrix;
  /** The display options. */
  readonly options: ReactNode;
}

/** The options of the matrix, the meaning of the shades, and notes on the numbers. */
export function MatrixNotes({ id, matrix, options }: MatrixNotesProps) {
  const words = useMatrixWords();
  const { rows, columns } = matrix;
  const notes = [
    rows.drawn.length < rows.all && words.cutRows(rows.drawn.length, rows.all),
    columns.drawn.length < columns.all && words.cutColumns(columns.drawn.length, columns.all),
    words.distinct,
  ].filter((note) => note !== false);
  return (
    <div className="numeric flex max-h-36 shrink-0 flex-wrap items-center gap-x-6 overflow-y-auto border-t border-line bg-raised px-3 py-1 text-12 text-muted lg:px-4">
      {options}
      <p id={id} className="min-w-0 flex-1 basis-72 break-words">
        {notes.join(' ')}
      </p>
      {matrix.largest > 1 && <Legend />}
    </div>
  );
}

/** Only visual: the numbers say the same. */
function Legend() {
  const { legend } = useMatrixWords();
  return (
    <p aria-hidden="true" className="flex shrink-0 items-center gap-1.5 forced-colors:hidden">
      <span>{legend.fewer}</span>
      <span className="flex">
        {HEAT_STEPS.map((step) => (
          <span key={step} className={`size-3 ${step}`} />
        ))}
      </span>
      <span>{legend.more}</span>
    </p>
  );
}
