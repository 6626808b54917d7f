import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';

/**
 * The value, or while there is none the last one that was there under the same key: so that old rows stay in sight
 * while new ones load or fail to, but never rows of another scope. TanStack's placeholder data was refused: it goes
 * away when the new question fails.
 */
export function useLastGood<T>(
  value: T | undefined,
  key: string,
  isEqual: (a: T, b: T) => boolean = Object.is,
): T | undefined {
  const [kept, setKept] = useState<{ readonly key: string; readonly value: T }>();
  if (value === undefined) return kept?.key === key ? kept.value : undefined;
  if (kept?.key === key && isEqual(kept.value, value)) return kept.value;
  // Setting state while rendering is React's way to derive state from what came before; it settles at once.
  setKept({ key, value });
  return value;
}

/**
 * The failure of a question that has no answer yet. TanStack drops it while the question is asked again; here it stays
 * until there is an answer, so that a notice does not come and go.
 */
export function useFailure(asked: Pick<UseQueryResult, 'error' | 'isSuccess'>, key: string): Error | undefined {
  const last = useLastGood(asked.error ?? undefined, key);
  return asked.isSuccess ? undefined : last;
}
