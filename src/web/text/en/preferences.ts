/** English words about the choices at the end of the header. */
export function preferenceWords() {
  return {
    theme: 'Theme',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
    language: 'Language',
  };
}
