/** Whether a text is a day, like 2026-11-01. */
export function isDay(text: string): boolean {
  // What Date makes of any other text is written another way: 2026-2-3, and 2026-02-30 where it is taken for a day of March.
  return new Date(text).toJSON()?.slice(0, 10) === text;
}
