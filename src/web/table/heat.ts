/**
 * Classes of a cell by step from 1 to 5: the lightness of the accent colour, and a text colour with enough contrast.
 */
export const HEAT_STEPS = ['bg-heat-1', 'bg-heat-2', 'bg-heat-3', 'bg-heat-4', 'bg-heat-5 text-on-heat-5'] as const;

/**
 * The step of a count in a table, from 0 for none to 5 for the largest. Logarithmic: beside one large number, small
 * numbers would otherwise look the same.
 */
export function heatStep(count: number, largest: number): number {
  if (count <= 0 || largest <= 0) return 0;
  if (largest === 1) return 5;
  // Only the largest count has the last step: half of it must look smaller.
  return 1 + Math.floor((4 * Math.log(count)) / Math.log(largest) + 1e-9);
}

/** The classes of a count in a table; empty for 0. */
export function heatClass(count: number, largest: number): string {
  return HEAT_STEPS[heatStep(count, largest) - 1] ?? '';
}
