/** How saved days, like `2026-11-01` and in UTC, are written in one language. */
export interface DayFormats {
  /** `Sunday, 1 November 2026`, in the order of the language. */
  readonly whole: (day: string) => string;
  /** The name of its weekday. */
  readonly weekday: (day: string) => string;
  /** Without its weekday. */
  readonly date: (day: string) => string;
}

/** Formats for a BCP 47 language tag. */
export function dayFormats(language: string): DayFormats {
  const written = (options: Intl.DateTimeFormatOptions) => (day: string) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(new Date(day));
  return {
    whole: written({ dateStyle: 'full' }),
    weekday: written({ weekday: 'long' }),
    date: written({ dateStyle: 'medium' }),
  };
}
