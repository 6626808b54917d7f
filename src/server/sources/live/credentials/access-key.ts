import { createHash } from 'node:crypto';
import type { Result } from '../../../../contract/result.ts';

/**
 * One snapshot of a key, its secret and its token, so that a signature never mixes two of them. Private fields keep
 * the values out of `inspect`, `JSON.stringify` and every log that prints an object whole.
 */
export class AccessKey {
  readonly #id: string;
  readonly #secret: string;
  readonly #securityToken: string | undefined;

  constructor(id: string, secret: string, securityToken?: string) {
    this.#id = id;
    this.#secret = secret;
    this.#securityToken = securityToken;
  }

  get id(): string {
    return this.#id;
  }

  get secret(): string {
    return this.#secret;
  }

  /** Present where the key was lent by STS. */
  get securityToken(): string | undefined {
    return this.#securityToken;
  }

  /** Tells identities apart without naming them. */
  get identity(): string {
    return createHash('sha256').update(this.#id).digest('hex');
  }

  sameAs(other: AccessKey): boolean {
    return this.#id === other.#id && this.#secret === other.#secret && this.#securityToken === other.#securityToken;
  }

  /** What must never be shown. */
  values(): readonly string[] {
    return [this.#id, this.#secret, ...(this.#securityToken === undefined ? [] : [this.#securityToken])];
  }
}

/** Whether a text can be part of a key: it must pass through a header. */
export function isKeyText(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value);
}

/** A key, or why there is none: the end of a sentence that begins with the name of the source. Never a secret. */
export type KeyResult = Result<AccessKey>;

/** One place that can give keys. It remembers a key until it expires. */
export interface KeySource {
  /** Never throws. */
  readonly get: () => Promise<KeyResult>;
  /** Ends what still runs. */
  readonly close?: () => void;
}
