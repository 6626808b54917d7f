import type { Freshness } from '../sources/image-source.ts';
import type { AppContext } from './answers.ts';

/** In headers, never in the body: the body stays as PAI sent it. */
export function freshnessHeaders({ ageSeconds, stale }: Freshness): Readonly<Record<string, string>> {
  const age = String(Math.max(0, Math.floor(ageSeconds)));
  return stale ? { Age: age, 'X-Pai-Stale': 'true' } : { Age: age };
}

export function tellFreshness(c: AppContext, freshness: Freshness): void {
  for (const [name, value] of Object.entries(freshnessHeaders(freshness))) c.header(name, value);
}

/**
 * Whether a Cache-Control header of a request asks past caches: the directive `no-cache` by itself, in any case and at
 * any place of the list. The same word in a quoted text, or with an argument, means something else.
 */
export function bypassesCache(header: string | null): boolean {
  const unquoted = (header ?? '').replace(/"[^"]*"?/g, '""');
  return unquoted.split(',').some((directive) => directive.trim().toLowerCase() === 'no-cache');
}
