import { createContext } from 'react';
import { type Condition, printCondition } from '../../contract/filter.ts';

/** What the cells of the labels table need to know beyond their row. */
export interface LabelActions {
  /** Printed conditions in force. */
  readonly active: ReadonlySet<string>;
  readonly filterBy: (condition: Condition) => void;
}

export const LabelActionsContext = createContext<LabelActions>({ active: new Set(), filterBy: () => undefined });

/** The conditions in force as `LabelActions` holds them. */
export function printedSet(conditions: readonly Condition[]): ReadonlySet<string> {
  return new Set(conditions.map(printCondition));
}
