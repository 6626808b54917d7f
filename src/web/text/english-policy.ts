import { createWordsHook } from './view-words.ts';

/** What is said in English of a missing permission. Apart from the rest: it loads with what shows it. */
function englishPolicy() {
  return {
    copy: 'Copy policy',
    hint: (action: string) =>
      `The identity of this server lacks the permission ${action}. An administrator can attach this RAM policy:`,
  };
}

export const usePolicyWords = createWordsHook(englishPolicy);
