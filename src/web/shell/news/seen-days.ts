import { isDay } from '../../../contract/changes/day.ts';
import { readStored, store } from '../../storage.ts';

/** Contains ids of regions and workspaces, and days. The server stores the images of a day. */
const STORE = 'pai-image-labels.seen-days';
const MAX_SCOPES = 50;
const MAX_SCOPE_LENGTH = 200;
const area = () => localStorage;

/** The days on which this browser showed the images of a scope. */
export interface SeenDay {
  /** The key from `scopeKey`. */
  readonly scope: string;
  /** The last day, in UTC. */
  readonly day: string;
  /**
   * The day before that one; empty for none. Images that are new on a day stay new all day, however often they are
   * shown.
   */
  readonly before: string;
}

/** Reads the output of `printSeen`. Invalid entries are dropped and never break the page. */
export function readSeen(text: string): readonly SeenDay[] {
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(stored)) return [];
  const found = new Map<string, SeenDay>();
  for (const entry of stored.slice(0, MAX_SCOPES)) {
    const [scope, day, before] = Array.isArray(entry) ? entry : [];
    if (typeof scope !== 'string' || typeof day !== 'string' || typeof before !== 'string') continue;
    if (scope.length > MAX_SCOPE_LENGTH || found.has(scope)) continue;
    if (isDay(day) && (before === '' || (isDay(before) && before < day))) found.set(scope, { scope, day, before });
  }
  return [...found.values()];
}

export function printSeen(seen: readonly SeenDay[]): string {
  return JSON.stringify(seen.map(({ scope, day, before }) => [scope, day, before]));
}

/** Puts a scope seen today first, and drops the oldest scopes beyond the limit. */
export function withSeen(seen: readonly SeenDay[], scope: string, today: string): readonly SeenDay[] {
  if (scope.length > MAX_SCOPE_LENGTH) return seen;
  const others = seen.filter((one) => one.scope !== scope);
  return [{ scope, day: today, before: seenBefore(seen, scope, today) }, ...others].slice(0, MAX_SCOPES);
}

/** The last day before today on which a scope was seen; empty if unknown. */
export function seenBefore(seen: readonly SeenDay[], scope: string, today: string): string {
  const known = seen.find((one) => one.scope === scope);
  if (known === undefined) return '';
  // A day after today comes from a wrong clock.
  const days = [known.day, known.before].filter((day) => day !== '' && day < today);
  return days[0] ?? '';
}

/** The stored days of this browser. Read each time, because other tabs write them too. */
export function storedSeen(): readonly SeenDay[] {
  return readSeen(readStored(area, STORE) ?? '[]');
}

/** Stores that the images of a scope were shown today, if the browser has storage. */
export function noteSeen(scope: string, today: string): void {
  store(area, STORE, printSeen(withSeen(storedSeen(), scope, today)));
}

export function forgetSeen(): void {
  store(area, STORE, '[]');
}
