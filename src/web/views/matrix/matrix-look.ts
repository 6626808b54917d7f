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
  /** Whether images are still loading, so that every number may grow. */
  readonly isPartial: boolean;
  /** Called when the link of a cell is followed. */
  readonly onFollow: (at: CellAt) => void;
  /** Opens or closes a group of the axis with this key. */
  readonly onToggle: (key: string, group: AxisEntry) => void;
}
