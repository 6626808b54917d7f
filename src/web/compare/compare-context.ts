import { createContext } from 'react';
import type { Letter, Side } from './compare-sides.ts';

/** What the cells of the comparison need to know beyond their row: the sides, once both have begun to arrive. */
export type CompareSides = Readonly<Record<Letter, Side>>;

export const CompareContext = createContext<CompareSides | undefined>(undefined);
