import { createWordsHook } from './view-words.ts';

/** The words of the choices at the end of the header. Apart from the rest: they load with what shows them. */
function englishPreferences() {
  return {
    theme: 'Theme',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  };
}

export const usePreferenceWords = createWordsHook(englishPreferences);
