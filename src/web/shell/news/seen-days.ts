import { isDay } from '../../../contract/changes/day.ts';
import { readStored, store } from '../../storage.ts';

/** Holds ids of regions and workspaces, and days. What the images were on a day is kept by the server. */
const STORE = 'pai-image-labels.seen-days';
const MAX_SCOPES = 50;
const MAX_SCOPE_LENGTH = 200;
const area = () => localStorage;

/** When this browser showed the images of a scope. */
export interface SeenDay {
  /** As `scopeKey` names it. */
  readonly scope: string;
  /** The last day, in UTC. */
  readonly day: string;
  /** The last one before it; empty for none. What is new on a day stays new all day, however often it is shown. */
  readonly before: string;
}

/** Reads what `printSeen` wrote. What is damaged is left out: it costs the memory, not the page. */
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

/** With a scope seen today as the first one. The scopes that were seen longest ago go. */
export function withSeen(seen: readonly SeenDay[], scope: string, today: string): readonly SeenDay[] {
  if (scope.length > MAX_SCOPE_LENGTH) return seen;
  const others = seen.filter((one) => one.scope !== scope);
  return [{ scope, day: today, before: seenBefore(seen, scope, today) }, ...others].slice(0, MAX_SCOPES);
}

/** The last day before today on which a scope was seen; empty if none is known. */
export function seenBefore(seen: readonly SeenDay[], scope: string, today: string): string {
  const known = seen.find((one) => one.scope === scope);
  if (known === undefined) return '';
  // A later day than today is from a clock that was wrong.
  const days = [known.day, known.before].filter((day) => day !== '' && day < today);
  return days[0] ?? '';
}

/** What this browser has kept. Read each time: another tab writes it too. */
export function storedSeen(): readonly SeenDay[] {
  return readSeen(readStored(area, STORE) ?? '[]');
}

/** Keeps that the images of a scope were shown today, as far as the browser allows it. */
export function noteSeen(scope: string, today: string): void {
  store(area, STORE, printSeen(withSeen(storedSeen(), scope, today)));
}

export function forgetSeen(): void {
  store(area, STORE, '[]');
}
