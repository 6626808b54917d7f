import type { Line } from './matrix-line.ts';

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

/** The remembered cell of the matrix at this address; told once. */
export function takeFollowedCell(address: string): Pick<FollowedCell, 'row' | 'column'> | undefined {
  const cell = followed?.address === address ? followed : undefined;
  followed = undefined;
  return cell;
}
