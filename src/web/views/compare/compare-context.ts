import { createContext } from 'react';
import type { Letter, Side } from './compare-sides.ts';

/** The data for the cells of the comparison beside their row: the sides, once both have images. */
interface CompareSides extends Readonly<Record<Letter, Side>> {
  /** Whether lines between the rows name the sides of their labels. */
  readonly isGrouped: boolean;
}

/** Gives the sides to the cells; undefined outside a comparison. */
export const CompareContext = createContext<CompareSides | undefined>(undefined);
