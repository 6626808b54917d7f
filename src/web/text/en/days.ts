import { LANGUAGE_TAGS } from '../../../contract/page-load/preferences.ts';
import { dayFormats } from '../day-formats.ts';
import type { Formats } from '../formats.ts';

/** English words about saved days and of what changed since one of them. A separate part: it loads when needed. */
export function dayWords({ number, count }: Formats) {
  const { whole, weekday, date } = dayFormats(LANGUAGE_TAGS.en);
  return {
    field: 'Day of side B',
    now: 'Now',
    whole,
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
    nothing: (day: string) => `Nothing has changed since ${whole(day)}`,
    /** `3 images new, 2 changed since Tuesday`. One number at least is not 0. */
    since: (added: number, changed: number, gone: number, day: string, isRecent: boolean) => {
      const parts = [`${number(added)} new`, `${number(changed)} changed`, `${number(gone)} gone`]
        .filter((part) => !part.startsWith('0'))
        .join(', ')
        .replace(/^(\S+)/, (value) => `${value} ${value === '1' ? 'image' : 'images'}`);
      return `${parts} since ${isRecent ? weekday(day) : date(day)}`;
    },
    forget: 'Clear days',
    seen: (scopes: number) => `Days last seen: ${count(scopes, 'scope', 'scopes')}`,
    nothingHint: 'Choose an earlier day for side B, or another filter.',
  };
}
