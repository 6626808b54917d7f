import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';

/**
 * The value, or without one the last value under the same key: old rows stay visible while new ones load or fail, but
 * never rows of another scope. We rejected TanStack's placeholder data: it disappears when the new query fails.
 */
export function useLastGood<T>(
  value: T | undefined,
  key: string,
  isEqual: (a: T, b: T) => boolean = Object.is,
): T | undefined {
  const [kept, setKept] = useState<{ readonly key: string; readonly value: T }>();
  if (value === undefined) return kept?.key === key ? kept.value : undefined;
  if (kept?.key === key && isEqual(kept.value, value)) return kept.value;
  // Setting state during render is React's way to derive state from earlier values; it settles at once.
  setKept({ key, value });
  return value;
}

/**
 * The error of a query without data. TanStack drops it during a retry; here it stays until there is data, so that a
 * notice does not flicker.
 */
export function useFailure(asked: Pick<UseQueryResult, 'error' | 'isSuccess'>, key: string): Error | undefined {
  const last = useLastGood(asked.error ?? undefined, key);
  return asked.isSuccess ? undefined : last;
}
