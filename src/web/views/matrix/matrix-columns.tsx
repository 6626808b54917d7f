import type { CSSProperties } from 'react';
import type { MatrixWords } from '../../text/later-words.ts';
import type { Words } from '../../text/words.tsx';
import { entryText, keyTitle } from './axis-names.ts';
import type { MatrixLook } from './matrix-look.ts';
import type { DrawnEntry } from './matrix-model.ts';

/** Widths in characters: enough for the numbers, and for headings up to a limit; longer ones wrap. */
const MIN_CHARS = 6;
const MAX_CHARS = 15;
const PADDING = 3;
const TOGGLE = 3;
const MIN_FIRST_CHARS = 14;
const FIRST_PADDING = 4;

/** The widths of the columns, as CSS lengths. */
export interface MatrixWidths {
  readonly first: string;
  readonly total: string;
  /** The minimum width of the table. In a wider place the columns stretch. */
  readonly all: string;
}

/**
 * The widths are fixed in advance: if the browser computed them from the cells, a large table would take seconds. All
 * columns of values have one width, so that shades compare. The first column and the totals stay visible, so they
 * leave most of a narrow screen to the others.
 */
export function matrixWidths(shared: Words, words: MatrixWords, look: MatrixLook): MatrixWidths {
  const { matrix, isPartial } = look;
  const { rows, columns, total } = matrix;
  const lengthOf = ({ entry, isOpen }: DrawnEntry) =>
    entryText(shared, words, entry).length + (isOpen === undefined ? 0 : TOGGLE);
  const numberLength = (count: number) => shared.images.short(count, isPartial).length;
  const indent = rows.hasToggles ? FIRST_PADDING + TOGGLE : FIRST_PADDING;
  const firstChars = rows.drawn.reduce(
    (max, { entry }) => Math.max(max, entryText(shared, words, entry).length + indent),
    Math.max(MIN_FIRST_CHARS, keyTitle(shared, words, rows.key).length + FIRST_PADDING),
  );
  const headChars = columns.drawn.reduce((max, column) => Math.max(max, lengthOf(column) + PADDING), MIN_CHARS);
  const cellChars = Math.max(Math.min(MAX_CHARS, headChars), numberLength(total) + PADDING);
  // With a large font the column takes a little more of a phone, so that names of frameworks do not break inside a
  // word.
  const first = `min(max(40vw, min(7rem, 44vw)), 16rem, ${firstChars}ch)`;
  const sum = `max(${Math.max(words.total.length, numberLength(total)) + 1}ch + 1rem, min(4rem, 16vw))`;
  const cell = `max(${cellChars}ch, min(4.5rem, 12.5vw))`;
  return { first, total: sum, all: `calc(${first} + ${columns.drawn.length} * ${cell} + ${sum})` };
}

/** The columns of the table. Those of values share the rest of the width. */
export function MatrixColumns({ look, widths }: { readonly look: MatrixLook; readonly widths: MatrixWidths }) {
  const width = (value: string): CSSProperties => ({ width: value });
  return (
    <colgroup>
      <col style={width(widths.first)} />
      {look.matrix.columns.drawn.map((column) => (
        <col key={column.entry.id} />
      ))}
      <col style={width(widths.total)} />
    </colgroup>
  );
}
