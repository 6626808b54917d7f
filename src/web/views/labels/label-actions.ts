import { createContext } from 'react';
import type { Condition } from '../../../contract/filter.ts';
import type { Tally } from '../../../contract/image-tally/tally.ts';
import { EMPTY_SEARCH, type SearchState } from '../../address/search-state.ts';

/** What the cells of the labels table need to know beyond their row. */
export interface LabelActions {
  /** The scope, as another view opens with it. */
  readonly here: SearchState;
  /** The images that satisfy the filter of the rows; undefined while none are there. */
  readonly tally: Tally | undefined;
  /** The active conditions, printed. */
  readonly active: ReadonlySet<string>;
  /** More images may yet arrive, so that counts may grow. */
  readonly isPartial: boolean;
  readonly filterBy: (condition: Condition) => void;
  /** Opens the details of a label. */
  readonly open: (condition: Condition) => void;
}

/** Gives the cells what they need; the table library cannot pass it through a column. */
export const LabelActionsContext = createContext<LabelActions>({
  here: EMPTY_SEARCH,
  tally: undefined,
  active: new Set(),
  isPartial: false,
  filterBy: () => undefined,
  open: () => undefined,
});
