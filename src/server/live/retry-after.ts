const LONGEST_SECONDS = 30;

/**
 * Reads a Retry-After header: whole seconds, or a date. Gives seconds from `now`, at most 30, because no person waits
 * ten years; nothing where it is missing or cannot be read.
 */
export function retryAfterSeconds(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  const seconds = /^\d{1,15}$/.test(text) ? Number(text) : secondsUntil(text, now);
  return seconds === undefined ? undefined : Math.min(Math.max(seconds, 0), LONGEST_SECONDS);
}

function secondsUntil(date: string, now: number): number | undefined {
  // Only the form that HTTP knows: Date.parse alone would read "1.5" and "-3" as years.
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(date)) return undefined;
  const time = Date.parse(date);
  return Number.isNaN(time) ? undefined : Math.ceil((time - now) / 1_000);
}
