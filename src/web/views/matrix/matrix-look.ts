import type { SearchState } from '../../address/search-state.ts';
import type { Matrix } from './matrix-model.ts';
import type { CellAt } from './use-cell-focus.ts';

/** What every row of the table is drawn from. */
export interface MatrixLook {
  readonly matrix: Matrix;
  readonly state: SearchState;
  /** Images are still arriving, so that every number may yet grow. */
  readonly isPartial: boolean;
  /** Whether versions stand under their framework in the rows, and in the columns. */
  readonly hasVersions: { readonly rows: boolean; readonly columns: boolean };
  /** The link of a cell was followed. */
  readonly onFollow: (at: CellAt) => void;
}
