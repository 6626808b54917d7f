/** Whether a text is a day, like 2026-11-01. */
export function isDay(text: string): boolean {
  // Date prints any other accepted text in another way: 2026-2-3, or 2026-02-30, which it reads as a day in March.
  return new Date(text).toJSON()?.slice(0, 10) === text;
}
