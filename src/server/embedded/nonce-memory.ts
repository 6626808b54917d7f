const MINUTE_MS = 60_000;

export type NonceVerdict = 'new' | 'used' | 'full';

/**
 * Remembers nonces until a moment of their own, at most `limit` of them at a time. Beyond it new ones are turned away:
 * to forget an old one early would let its request be replayed.
 *
 * Nonces lie in buckets by the minute in which they expire, so that forgetting costs one deletion a minute.
 */
export function createNonceMemory(limit: number) {
  const buckets = new Map<number, Set<string>>();

  function forgetExpired(now: number): void {
    for (const minute of buckets.keys()) if ((minute + 1) * MINUTE_MS <= now) buckets.delete(minute);
  }

  /** Takes a nonce that must not come again before `until`; both times in milliseconds since 1970. */
  function take(nonce: string, until: number, now: number): NonceVerdict {
    forgetExpired(now);
    let held = 0;
    for (const bucket of buckets.values()) {
      if (bucket.has(nonce)) return 'used';
      held += bucket.size;
    }
    if (held >= limit) return 'full';
    const minute = Math.floor(until / MINUTE_MS);
    const bucket = buckets.get(minute);
    if (bucket) bucket.add(nonce);
    else buckets.set(minute, new Set([nonce]));
    return 'new';
  }

  return { take };
}
