import { createHash } from 'node:crypto';
import type { Result } from '../../../../contract/result.ts';

/**
 * One snapshot of a key, its secret and its token, so that a signature never mixes two keys. Private fields keep the
 * values out of `inspect`, `JSON.stringify` and logs that print whole objects.
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

  /** Present if STS issued the key. */
  get securityToken(): string | undefined {
    return this.#securityToken;
  }

  /** A hash that distinguishes identities without naming them. */
  get identity(): string {
    return createHash('sha256').update(this.#id).digest('hex');
  }

  sameAs(other: AccessKey): boolean {
    return this.#id === other.#id && this.#secret === other.#secret && this.#securityToken === other.#securityToken;
  }

  /** The values that must never be shown. */
  values(): readonly string[] {
    return [this.#id, this.#secret, ...(this.#securityToken === undefined ? [] : [this.#securityToken])];
  }
}

/** Whether a text can be part of a key: a header must be able to carry it. */
export function isKeyText(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value);
}

/**
 * A key, or the reason why it is missing. The reason ends a sentence that begins with the name of the source. It never
 * has a secret.
 */
export type KeyResult = Result<AccessKey>;

/** One source of keys. It remembers a key until the key expires. */
export interface KeySource {
  /** Never throws. */
  readonly get: () => Promise<KeyResult>;
  /** Stops work that is still running. */
  readonly close?: () => void;
}
