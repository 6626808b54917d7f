import { createContext } from 'react';
import type { Condition } from '../../../contract/filter.ts';
import type { Tally } from '../../../contract/image-tally/tally.ts';
import { EMPTY_SEARCH, type SearchState } from '../../address/search-state.ts';

/** The data for the cells of the labels table beside their row. */
export interface LabelActions {
  /** The state with which another view opens. */
  readonly here: SearchState;
  /** The images that pass the filter of the rows. Undefined before the first images. */
  readonly tally: Tally | undefined;
  /** The active conditions, printed. */
  readonly active: ReadonlySet<string>;
  /** Whether images are still loading, so that counts may grow. */
  readonly isPartial: boolean;
  readonly filterBy: (condition: Condition) => void;
  /** Opens the details of a label. */
  readonly open: (condition: Condition) => void;
}

/** Passes the data to the cells, because the table library cannot pass it through a column. */
export const LabelActionsContext = createContext<LabelActions>({
  here: EMPTY_SEARCH,
  tally: undefined,
  active: new Set(),
  isPartial: false,
  filterBy: () => undefined,
  open: () => undefined,
});
