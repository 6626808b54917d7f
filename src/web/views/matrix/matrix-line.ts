import type { DrawnEntry } from './matrix-model.ts';

/**
 * Identifies a row or a column of the table by its content: the headers, an entry, or the totals. We rejected the
 * position alone, because with other images another entry may be there.
 */
export type Line = 'headers' | 'totals' | { readonly entry: string };

/** The line at a position, from 0, of a table with these entries. The headers come before them, the totals after. */
export function lineAt(drawn: readonly DrawnEntry[], place: number): Line {
  if (place <= 0) return 'headers';
  const at = drawn[place - 1];
  return at ? { entry: at.entry.id } : 'totals';
}

/** The position of a line, from 0. Undefined if its entry is not rendered. */
export function placeOf(drawn: readonly DrawnEntry[], line: Line): number | undefined {
  if (line === 'headers') return 0;
  if (line === 'totals') return drawn.length + 1;
  const at = drawn.findIndex(({ entry }) => entry.id === line.entry);
  return at < 0 ? undefined : at + 1;
}

/** The cell of the last followed link: the address of its matrix, its row and its column. */
interface FollowedCell {
  readonly address: string;
  readonly row: Line;
  readonly column: Line;
}

let followed: FollowedCell | undefined;

/** Stores a cell, so that Back finds the place again. It lasts until the page is closed: a reload starts at the top. */
export function rememberCell(cell: FollowedCell): void {
  followed = cell;
}

/** The stored cell of the matrix at this address. Returned once. */
export function takeFollowedCell(address: string): Pick<FollowedCell, 'row' | 'column'> | undefined {
  const cell = followed?.address === address ? followed : undefined;
  followed = undefined;
  return cell;
}
