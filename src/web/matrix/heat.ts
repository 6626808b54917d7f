/** Classes of a cell by its step: lightness of the accent, and a text that stands out from it. */
const STEPS = ['', 'bg-heat-1', 'bg-heat-2', 'bg-heat-3', 'bg-heat-4', 'bg-heat-5 text-on-heat-5'] as const;

/**
 * The step of a count among those of the matrix, 0 for none to 5 for the largest. By logarithm: beside one large
 * number, small ones would else all look alike.
 */
export function heatStep(count: number, largest: number): number {
  if (count <= 0 || largest <= 0) return 0;
  return Math.min(5, Math.max(1, Math.ceil((5 * Math.log(count + 1)) / Math.log(largest + 1) - 1e-9)));
}

/** The classes of a count among those of the matrix. */
export function heatClass(count: number, largest: number): string {
  return STEPS[heatStep(count, largest)] ?? '';
}
