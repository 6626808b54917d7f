import type { ImageFilter } from '../../../contract/image-filter/image-filter.ts';
import type { SearchState } from '../../address/search-state.ts';
import type { AxisEntry } from '../../image-set/axis.ts';
import type { Matrix } from './matrix-model.ts';
import type { CellAt } from './use-cell-focus.ts';

/** The data that every row of the table needs. */
export interface MatrixLook {
  readonly matrix: Matrix;
  readonly state: SearchState;
  /** The active filter, which the links narrow. */
  readonly filter: ImageFilter;
  /** Images are still arriving, so that every number may yet grow. */
  readonly isPartial: boolean;
  /** The link of a cell was followed. */
  readonly onFollow: (at: CellAt) => void;
  /** A group of the axis with this key is opened or closed. */
  readonly onToggle: (key: string, group: AxisEntry) => void;
}
