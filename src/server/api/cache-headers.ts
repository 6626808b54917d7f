import type { Freshness } from '../sources/image-source.ts';
import type { AppContext } from './answers.ts';

/** In headers, never in the body: that is PAI's own, and so it stays. */
export function tellFreshness(c: AppContext, { ageSeconds, stale }: Freshness): void {
  c.header('Age', String(Math.max(0, Math.floor(ageSeconds))));
  if (stale) c.header('X-Pai-Stale', 'true');
}

/**
 * Whether a Cache-Control header of a request asks past caches: the directive `no-cache` by itself, in any case and at
 * any place of the list. The same word in a quoted text, or with an argument, means something else.
 */
export function bypassesCache(header: string | null): boolean {
  const unquoted = (header ?? '').replace(/"[^"]*"?/g, '""');
  return unquoted.split(',').some((directive) => directive.trim().toLowerCase() === 'no-cache');
}
