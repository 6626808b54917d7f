import type { PaiError } from '../../../../contract/errors.ts';
import { failed, ok, type Result } from '../../../../contract/result.ts';
import type { Environment } from '../../../settings/given-values.ts';
import { NO_PROXIES, type Proxies } from '../../../settings/proxy-settings.ts';
import type { AccessKey } from './access-key.ts';
import { missing, slow } from './missing.ts';
import { quotedName } from './profiles/judge-profile.ts';
import {
  type ChainKey,
  type ChainOptions,
  createProviderChain,
  type ProviderChain,
  readEnvironmentKey,
} from './provider-chain.ts';

export type CredentialsResult = Result<AccessKey, PaiError>;

/** The only interface to credentials. It hides the credential library and returns one key snapshot at a time. */
export interface CredentialsProvider {
  /** The key to sign with now. Never throws. */
  get(): Promise<CredentialsResult>;
  /** The key that `get` would return at once. Undefined if `get` would wait. */
  current(): AccessKey | undefined;
  /** The key to sign with after the service refused this one. Returns the same key if there is no other. */
  renew(refused: AccessKey): Promise<CredentialsResult>;
  /**
   * The source of the last key, and why earlier sources are not used. Undefined before the first key. Never a secret.
   */
  answeredBy(): string | undefined;
  /** Every secret value seen so far, for the log's scrubber. */
  secrets(): readonly string[];
  /** Stops work that is still running. */
  close(): void;
}

export interface CredentialsParts {
  readonly clock?: () => number;
  /** Creates a chain without remembered keys. */
  readonly createChain?: (environment: Environment, options: ChainOptions) => ProviderChain;
  readonly proxies?: Proxies;
  /** How long a request waits for a key, in milliseconds. */
  readonly timeoutMs?: number;
  /** The time limit of a key lookup, in milliseconds. It continues when no request waits. */
  readonly lookMs?: number;
  /** Called with the new source when the source changes. */
  readonly onSource?: (source: string) => void;
}

/**
 * How long a snapshot is used before the chain is asked again. The library renews a token in the last quarter of an
 * hour of its life, so half a minute is soon enough. It is also the least time between two lookups after a refusal,
 * because a token with a shorter life is fetched each time.
 */
const SNAPSHOT_MS = 30_000;
const TIMEOUT_MS = 8_000;
/** Longer than the time limit of a command. */
const LOOK_MS = 45_000;

/**
 * Credentials from the environment, or else from a chain of sources. A chain without a key is dropped, and the next
 * request creates a new one, so that later changes of the setup are noticed.
 */
export function createCredentials(
  environment: Environment,
  {
    clock = Date.now,
    createChain = createProviderChain,
    proxies = NO_PROXIES,
    timeoutMs = TIMEOUT_MS,
    lookMs = LOOK_MS,
    onSource = () => {},
  }: CredentialsParts = {},
): CredentialsProvider {
  const memory = new SecretMemory();
  const fromEnvironment = readEnvironmentKey(environment);
  if (fromEnvironment.kind === 'key') memory.add(fromEnvironment.key.values());
  if (fromEnvironment.kind === 'faulty') memory.add(fromEnvironment.values);

  let chain: ProviderChain | undefined;
  let latest: (ChainKey & { readonly at: number }) | undefined;
  let place: string | undefined;
  let source: string | undefined;
  let flight: Promise<CredentialsResult> | undefined;
  let renewedAt = Number.NEGATIVE_INFINITY;

  function forgetChain(): void {
    chain?.close();
    chain = undefined;
  }

  async function look(): Promise<CredentialsResult> {
    const asked = chain ?? createChain(environment, { proxies, settled: place });
    chain = asked;
    const found = await within(lookMs, asked.find()).catch(() => undefined);
    if (found?.ok) {
      const { key, provider } = found.value;
      memory.add(key.values());
      if (provider !== source) onSource(described(found.value));
      source = provider;
      place = found.value.place;
      latest = { ...found.value, at: clock() };
      return ok(key);
    }
    const none = found?.error;
    forgetChain();
    // A token may outlive a short outage of its source; the service reports when it is invalid. A key of a source that
    // is no longer the chosen one is dropped.
    const isSame = none?.provider === undefined || none.provider === latest?.provider;
    latest = latest === undefined || !isSame ? undefined : { ...latest, at: clock() };
    return latest === undefined ? failed(missing(none, environment)) : ok(latest.key);
  }

  /** Runs one lookup at a time, for all callers. */
  function lookOnce(): Promise<CredentialsResult> {
    flight ??= look().finally(() => {
      flight = undefined;
    });
    return flight;
  }

  async function lookWithTimeout(): Promise<CredentialsResult> {
    const outcome = await within(timeoutMs, lookOnce());
    if (outcome !== undefined) return outcome;
    return latest === undefined ? failed(slow(chain?.asking(), timeoutMs)) : ok(latest.key);
  }

  function isRecent(at: number): boolean {
    const age = clock() - at;
    return age >= 0 && age < SNAPSHOT_MS;
  }

  function current(): AccessKey | undefined {
    if (fromEnvironment.kind === 'key') return fromEnvironment.key;
    return latest !== undefined && isRecent(latest.at) ? latest.key : undefined;
  }

  return {
    get: async () => {
      if (fromEnvironment.kind === 'faulty') return failed(fromEnvironment.error);
      const key = current();
      return key === undefined ? lookWithTimeout() : ok(key);
    },
    current,
    renew: async (refused) => {
      if (fromEnvironment.kind === 'key') return ok(fromEnvironment.key);
      if (latest !== undefined && !latest.key.sameAs(refused)) return ok(latest.key);
      if (flight === undefined && isRecent(renewedAt)) return ok(refused);
      if (flight === undefined) {
        renewedAt = clock();
        // A chain would return its remembered key, and a refused key must not be used as a fallback.
        forgetChain();
        latest = undefined;
      }
      return lookWithTimeout();
    },
    answeredBy: () => (fromEnvironment.kind === 'key' ? environmentKeyTitle(environment) : latest && described(latest)),
    secrets: () => memory.values(),
    close: forgetChain,
  };
}

/** The source of a key, and why earlier sources are not used. */
function described({ provider, skipped }: ChainKey): string {
  return [provider, ...skipped.map((reason) => `not used: ${reason}`)].join('; ');
}

function environmentKeyTitle({ ALIBABA_CLOUD_PROFILE: profile }: Environment): string {
  if (!profile) return 'environment variables';
  return `environment variables; profile ${quotedName(profile)} of ALIBABA_CLOUD_PROFILE is not used: a key in the environment comes first`;
}

/** The value of the promise, or undefined after `ms` milliseconds. A later value is dropped, with its secrets. */
function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms, undefined);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/**
 * Remembers secret values for the scrubber. It keeps the latest 90, those of thirty renewals: tokens are renewed while
 * the server runs, and older ones have expired.
 */
export class SecretMemory {
  readonly #values = new Set<string>();

  add(values: readonly string[]): void {
    for (const value of values) {
      this.#values.delete(value);
      this.#values.add(value);
    }
    for (const oldest of this.#values) {
      if (this.#values.size <= MAX_SECRETS) break;
      this.#values.delete(oldest);
    }
  }

  /** Longest first, so that a secret that contains another one is hidden completely. */
  values(): readonly string[] {
    return [...this.#values].sort((a, b) => b.length - a.length);
  }
}

const MAX_SECRETS = 90;
