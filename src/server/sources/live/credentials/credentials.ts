import type { PaiError } from '../../../../contract/errors.ts';
import { failed, ok, type Result } from '../../../../contract/result.ts';
import { NO_PROXIES, type Proxies } from '../../../settings/proxy-settings.ts';
import type { Environment } from '../../../settings/read-given.ts';
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

/** The one boundary around credentials: nothing of the library behind it comes out but one snapshot at a time. */
export interface CredentialsProvider {
  /** The key to sign with now. Never throws. */
  get(): Promise<CredentialsResult>;
  /** What `get` gives, if it gives it without a wait. */
  current(): AccessKey | undefined;
  /** The key to sign with after the service refused this one. The same key if there is no other. */
  renew(refused: AccessKey): Promise<CredentialsResult>;
  /** The source of the last key, and why sources before it are not used. Undefined before there was one. Never a value. */
  answeredBy(): string | undefined;
  /** Every secret value seen so far, for the log's scrubber. */
  secrets(): readonly string[];
  /** Ends what still runs. */
  close(): void;
}

export interface CredentialsParts {
  readonly clock?: () => number;
  /** A chain that has remembered nothing yet. */
  readonly createChain?: (environment: Environment, options: ChainOptions) => ProviderChain;
  readonly proxies?: Proxies;
  /** How long a request waits for a key, in milliseconds. */
  readonly patienceMs?: number;
  /** How long a look for a key may take while nobody waits, in milliseconds. */
  readonly lookMs?: number;
  /** Hears of each change of the source. */
  readonly onSource?: (source: string) => void;
}

/**
 * How long a snapshot is used before the chain is asked again. The library renews a token in the
 * last quarter of an hour of its life, so asking each half minute is always soon enough. It is also the least time
 * between two looks after a refusal, because a token that lives shorter is fetched at each.
 */
const SNAPSHOT_MS = 30_000;
const PATIENCE_MS = 8_000;
/** Beyond the time limit of a command. */
const LOOK_MS = 45_000;

/**
 * Credentials from the environment, or else from a chain of sources. A chain that found nothing is forgotten and a new
 * one asked at the next request, so that what a person sets up meanwhile is seen.
 */
export function createCredentials(
  environment: Environment,
  {
    clock = Date.now,
    createChain = createProviderChain,
    proxies = NO_PROXIES,
    patienceMs = PATIENCE_MS,
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
    // A token may outlive a short outage of what renews it; the service says when it does not. A key of a source that
    // is not the chosen one any more is not used on.
    const isSame = none?.provider === undefined || none.provider === latest?.provider;
    latest = latest === undefined || !isSame ? undefined : { ...latest, at: clock() };
    return latest === undefined ? failed(missing(none, environment)) : ok(latest.key);
  }

  /** However many ask at once, and however long it takes, one look is under way. */
  function lookOnce(): Promise<CredentialsResult> {
    flight ??= look().finally(() => {
      flight = undefined;
    });
    return flight;
  }

  async function lookWithPatience(): Promise<CredentialsResult> {
    const outcome = await within(patienceMs, lookOnce());
    if (outcome !== undefined) return outcome;
    return latest === undefined ? failed(slow(chain?.asking(), patienceMs)) : ok(latest.key);
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
      return key === undefined ? lookWithPatience() : ok(key);
    },
    current,
    renew: async (refused) => {
      if (fromEnvironment.kind === 'key') return ok(fromEnvironment.key);
      if (latest !== undefined && !latest.key.sameAs(refused)) return ok(latest.key);
      if (flight === undefined && isRecent(renewedAt)) return ok(refused);
      if (flight === undefined) {
        renewedAt = clock();
        // A chain that remembers would answer from what it remembers, and a key that is refused is no stand-in.
        forgetChain();
        latest = undefined;
      }
      return lookWithPatience();
    },
    answeredBy: () => (fromEnvironment.kind === 'key' ? environmentKeyTitle(environment) : latest && described(latest)),
    secrets: () => memory.values(),
    close: forgetChain,
  };
}

/** The source that a key came from, and why those before it are not used. */
function described({ provider, skipped }: ChainKey): string {
  return [provider, ...skipped.map((reason) => `not used: ${reason}`)].join('; ');
}

function environmentKeyTitle({ ALIBABA_CLOUD_PROFILE: profile }: Environment): string {
  if (!profile) return 'environment variables';
  return `environment variables; profile ${quotedName(profile)} of ALIBABA_CLOUD_PROFILE is not used: a key in the environment comes first`;
}

/** What comes in time, else undefined. What comes later is dropped, its secrets with it. */
function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms, undefined);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/**
 * Remembers secret values for the scrubber. The latest 90 are kept, those of thirty renewals: tokens are renewed for as
 * long as the server runs, and one that was replaced so often has run out.
 */
export class SecretMemory {
  readonly #values = new Set<string>();

  add(values: readonly string[]): void {
    for (const value of values) {
      this.#values.delete(value);
      this.#values.add(value);
    }
    for (const oldest of this.#values) {
      if (this.#values.size <= MOST) break;
      this.#values.delete(oldest);
    }
  }

  /** Longest first, so that none is left in part where one holds another. */
  values(): readonly string[] {
    return [...this.#values].sort((a, b) => b.length - a.length);
  }
}

const MOST = 90;
