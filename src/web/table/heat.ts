/** Classes of a cell by its step from 1 to 5: lightness of the accent, and a text that stands out from it. */
export const HEAT_STEPS = ['bg-heat-1', 'bg-heat-2', 'bg-heat-3', 'bg-heat-4', 'bg-heat-5 text-on-heat-5'] as const;

/**
 * The step of a count among those of a table, 0 for none to 5 for the largest. By logarithm: beside one large number,
 * small ones would else all look alike.
 */
export function heatStep(count: number, largest: number): number {
  if (count <= 0 || largest <= 0) return 0;
  if (largest === 1) return 5;
  // The last step is for the largest alone: half of it must look like less.
  return 1 + Math.floor((4 * Math.log(count)) / Math.log(largest) + 1e-9);
}

/** The classes of a count among those of a table; none for 0. */
export function heatClass(count: number, largest: number): string {
  return HEAT_STEPS[heatStep(count, largest) - 1] ?? '';
}
