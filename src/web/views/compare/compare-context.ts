import { createContext } from 'react';
import type { Letter, Side } from './compare-sides.ts';

/** What the cells of the comparison need to know beyond their row: the sides, once both have begun to arrive. */
interface CompareSides extends Readonly<Record<Letter, Side>> {
  /** Lines between the rows say on which side their labels are. */
  readonly isGrouped: boolean;
}

/** Gives the sides to the cells; undefined outside a comparison. */
export const CompareContext = createContext<CompareSides | undefined>(undefined);
