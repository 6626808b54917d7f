/** English words about the choices at the end of the header. */
export function preferenceWords() {
  return {
    theme: 'Theme',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
    language: 'Language',
  };
}

/** The words behind "More". A separate part: they load with what shows them. */
export function moreWords() {
  return {
    density: 'Density',
    densityHint: 'The row height in all tables. Saved in this browser.',
    densities: { comfortable: 'Comfortable', compact: 'Compact' },
  };
}
