import type { DrawnEntry } from './matrix-model.ts';

/**
 * A row or a column of the table by what it is about: the headers, an entry, or the totals. We rejected a place alone:
 * with other images there it may be another entry's.
 */
export type Line = 'headers' | 'totals' | { readonly entry: string };

/** The line at a place, from 0, of a table with these entries; headers come before them and totals after. */
export function lineAt(drawn: readonly DrawnEntry[], place: number): Line {
  if (place <= 0) return 'headers';
  const at = drawn[place - 1];
  return at ? { entry: at.entry.id } : 'totals';
}

/** The place of a line, from 0; undefined if its entry is not drawn. */
export function placeOf(drawn: readonly DrawnEntry[], line: Line): number | undefined {
  if (line === 'headers') return 0;
  if (line === 'totals') return drawn.length + 1;
  const at = drawn.findIndex(({ entry }) => entry.id === line.entry);
  return at < 0 ? undefined : at + 1;
}

/** The cell whose link was last followed: the address of its matrix, and its row and column. */
interface FollowedCell {
  readonly address: string;
  readonly row: Line;
  readonly column: Line;
}

let followed: FollowedCell | undefined;

/** Remembers a cell, so that coming back finds the place again. It lasts as long as the page: a reload starts at the top. */
export function rememberCell(cell: FollowedCell): void {
  followed = cell;
}

/** The remembered cell of the matrix at this address; returned once. */
export function takeFollowedCell(address: string): Pick<FollowedCell, 'row' | 'column'> | undefined {
  const cell = followed?.address === address ? followed : undefined;
  followed = undefined;
  return cell;
}
