/** The words behind "More". A separate part: they load with what shows them. */
export function moreWords() {
  return {
    density: 'Density',
    densityHint: 'The row height in all tables. Saved in this browser.',
    densities: { comfortable: 'Comfortable', compact: 'Compact' },
  };
}
