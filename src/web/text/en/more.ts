/** The words behind "More". Apart from the rest: they load with what shows them. */
export function moreWords() {
  return {
    density: 'Density',
    densityHint: 'How high the rows of every table are. This browser remembers it.',
    densities: { comfortable: 'Comfortable', compact: 'Compact' },
  };
}
