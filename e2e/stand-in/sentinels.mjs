import { BROKEN_WIRE } from './broken-wire.mjs';
import { IMAGE_FAULTS } from './image-faults.mjs';
import { ODD_ANSWERS } from './odd-answers.mjs';
import { REFUSALS } from './refusals.mjs';

/** Every fault by the workspace id that triggers it, so that a person can see each one in the page too. */
export const SENTINELS = new Map(
  [...BROKEN_WIRE, ...REFUSALS, ...ODD_ANSWERS, ...IMAGE_FAULTS]
    .toSorted((a, b) => Number(a.id) - Number(b.id))
    .map((row) => [row.id, row]),
);
