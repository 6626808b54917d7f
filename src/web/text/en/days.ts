import { LANGUAGE_TAGS } from '../../../contract/preferences.ts';
import { dayWordsOf } from '../day-words.ts';
import type { Formats } from '../formats.ts';

/** What is said in English of saved days and of what changed since one of them. Apart from the rest: it loads when needed. */
export function dayWords({ number, count }: Formats) {
  const days = dayWordsOf(LANGUAGE_TAGS.en);
  return {
    field: 'Day of side B',
    now: 'Now',
    whole: days.whole,
    notKept: (text: string, from: string, to: string) =>
      from === '' ? `“${text}” is not a saved day` : `“${text}” is not a saved day; they run from ${from} to ${to}`,
    noSwap: 'Only side B can be a saved day, so the sides cannot change places',
    by: 'Compare by',
    byWords: { images: 'Images', labels: 'Labels' },
    table: 'Changed images',
    scroller: 'Changed image rows',
    image: 'Image',
    key: 'Key',
    before: 'Before',
    after: 'Now',
    none: 'none',
    total: (added: number, gone: number, changed: number) =>
      `${number(added)} new, ${number(gone)} gone, ${number(changed)} changed`,
    changes: { new: 'New', gone: 'Gone', changed: 'Changed' },
    about: {
      new: 'images that were not there on that day',
      gone: 'images that are no longer there',
      changed: 'names, URIs or labels that are different now',
    },
    nothing: (day: string) => `Nothing has changed since ${days.whole(day)}`,
    nothingHint: 'Choose an earlier day for side B, or another filter.',
    news: (added: number, changed: number, gone: number, day: string, today: string) => {
      const parts = [
        added > 0 && `${count(added, 'image', 'images')} new`,
        changed > 0 && `${added > 0 ? number(changed) : count(changed, 'image', 'images')} changed`,
        gone > 0 && `${added + changed > 0 ? number(gone) : count(gone, 'image', 'images')} gone`,
      ];
      return `${parts.filter((part) => part !== false).join(', ')} since ${days.short(day, today)}`;
    },
    forget: 'Forget what was seen',
    forgetHint: 'Forgets which images this browser saw last',
  };
}
