import { createContext } from 'react';
import type { Letter, Side } from './compare-sides.ts';

/** What the cells of the comparison need to know beyond their row: the sides, once both have begun to arrive. */
type CompareSides = Readonly<Record<Letter, Side>>;

/** Gives the sides to the cells; nothing outside a comparison. */
export const CompareContext = createContext<CompareSides | undefined>(undefined);
