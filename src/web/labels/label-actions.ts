import { createContext } from 'react';
import type { Condition } from '../../contract/filter.ts';
import { EMPTY_SEARCH, type SearchState } from '../address/search-state.ts';

/** What the cells of the labels table need to know beyond their row. */
export interface LabelActions {
  readonly state: SearchState;
  /** Printed conditions in force. */
  readonly active: ReadonlySet<string>;
  /** More images may yet arrive, so that counts may grow. */
  readonly isPartial: boolean;
  readonly filterBy: (condition: Condition) => void;
  /** Opens what there is to know of a label. */
  readonly open: (condition: Condition) => void;
}

export const LabelActionsContext = createContext<LabelActions>({
  state: EMPTY_SEARCH,
  active: new Set(),
  isPartial: false,
  filterBy: () => undefined,
  open: () => undefined,
});
