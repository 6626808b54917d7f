const DAY_MS = 86_400_000;

/** How days are written in one language. They are days in UTC, like `2026-11-01`. */
export interface DayWords {
  /** `Sunday, 1 November 2026` in the order of the language. */
  readonly whole: (day: string) => string;
  /** `Tuesday` for a day of the last six, else the date. */
  readonly short: (day: string, today: string) => string;
}

/** Days for a BCP 47 language tag. */
export function dayWordsOf(language: string): DayWords {
  const format = (options: Intl.DateTimeFormatOptions) => (day: string) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(new Date(day));
  const weekday = format({ weekday: 'long' });
  const date = format({ dateStyle: 'long' });
  return {
    whole: format({ dateStyle: 'full' }),
    short: (day, today) => (Date.parse(today) - Date.parse(day) < 7 * DAY_MS ? weekday : date)(day),
  };
}
