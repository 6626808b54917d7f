import type { AccessKey } from '../access-key.ts';

/** A key, or why there is none: the end of a sentence that begins with the name of the source. Never a secret. */
export type KeyOutcome =
  | { readonly ok: true; readonly key: AccessKey }
  | { readonly ok: false; readonly reason: string };

/** One place that can give keys. It remembers a key until it expires. */
export interface KeySource {
  /** Never throws. */
  readonly get: () => Promise<KeyOutcome>;
  /** Ends what still runs. */
  readonly close?: () => void;
}

export function noKey(reason: string): KeyOutcome {
  return { ok: false, reason };
}
