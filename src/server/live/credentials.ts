import type { PaiError } from '../../contract/errors.ts';
import type { Environment } from '../environment.ts';
import type { AccessKey } from './access-key.ts';
import { readEnvironmentKey } from './environment-key.ts';
import { createProviderChain, type Found, type ProviderChain } from './provider-chain.ts';
import { SecretMemory } from './secret-memory.ts';

export type CredentialsOutcome =
  | { readonly ok: true; readonly key: AccessKey }
  | { readonly ok: false; readonly error: PaiError };

/** The one boundary around credentials: nothing of the library behind it comes out but one snapshot at a time. */
export interface CredentialsProvider {
  /** The key to sign with now. Never throws. */
  get(): Promise<CredentialsOutcome>;
  /** A newer key than the one that the service says has expired, where there is one. */
  renew(expired: AccessKey): Promise<CredentialsOutcome>;
  /** Which provider answered last; nothing before one did. Never a value. */
  answeredBy(): string | undefined;
  /** Every secret value seen so far, for the log's scrubber. */
  secrets(): readonly string[];
}

export interface CredentialsParts {
  readonly clock?: () => number;
  /** A chain that has remembered nothing yet. */
  readonly createChain?: () => ProviderChain;
  /** How long a chain may take before it counts as one that finds nothing. */
  readonly patienceMs?: number;
}

/**
 * How long a snapshot is used before the chain is asked again. The library tells no expiry, but renews a token in the
 * last quarter of an hour of its life, so asking each half minute is always soon enough. It is also the least time
 * between two questions, because a token that lives shorter is fetched anew at each.
 */
const SNAPSHOT_MS = 30_000;
const PATIENCE_MS = 8_000;

/**
 * Credentials from the environment, or else from the official chain of providers. A chain that found nothing is
 * forgotten and a new one asked at the next request, so that what a person sets up meanwhile is seen.
 */
export function createCredentials(
  environment: Environment,
  { clock = Date.now, createChain = createProviderChain, patienceMs = PATIENCE_MS }: CredentialsParts = {},
): CredentialsProvider {
  const memory = new SecretMemory();
  const fromEnvironment = readEnvironmentKey(environment);
  if (fromEnvironment.kind === 'key') memory.add(fromEnvironment.key.values());
  if (fromEnvironment.kind === 'faulty') memory.add(fromEnvironment.values);

  let chain: ProviderChain | undefined;
  let latest: (Found & { readonly at: number }) | undefined;
  let flight: Promise<CredentialsOutcome> | undefined;
  let renewedAt = Number.NEGATIVE_INFINITY;

  async function ask(): Promise<CredentialsOutcome> {
    chain ??= createChain();
    const found = await within(patienceMs, chain.find());
    if (found === undefined) {
      chain = undefined;
      // A token may outlive a short outage of what renews it; the service says when it does not.
      if (latest === undefined) return MISSING;
      latest = { ...latest, at: clock() };
      return { ok: true, key: latest.key };
    }
    memory.add(found.key.values());
    latest = { ...found, at: clock() };
    return { ok: true, key: found.key };
  }

  /** However many ask at once, the chain is asked once. */
  function askOnce(): Promise<CredentialsOutcome> {
    flight ??= ask().finally(() => {
      flight = undefined;
    });
    return flight;
  }

  function isRecent(at: number): boolean {
    const age = clock() - at;
    return age >= 0 && age < SNAPSHOT_MS;
  }

  return {
    get: async () => {
      if (fromEnvironment.kind === 'key') return { ok: true, key: fromEnvironment.key };
      if (fromEnvironment.kind === 'faulty') return { ok: false, error: fromEnvironment.error };
      if (latest !== undefined && isRecent(latest.at)) return { ok: true, key: latest.key };
      return askOnce();
    },
    renew: async (expired) => {
      if (fromEnvironment.kind === 'key') return { ok: true, key: fromEnvironment.key };
      if (latest !== undefined && !latest.key.sameAs(expired)) return { ok: true, key: latest.key };
      if (flight === undefined && isRecent(renewedAt)) return { ok: true, key: expired };
      if (flight === undefined) {
        renewedAt = clock();
        // A chain that remembers would answer from what it remembers.
        chain = undefined;
      }
      return askOnce();
    },
    answeredBy: () => (fromEnvironment.kind === 'key' ? 'environment variables' : latest?.provider),
    secrets: () => memory.values(),
  };
}

const MISSING: CredentialsOutcome = {
  ok: false,
  error: {
    code: 'CREDENTIALS_MISSING',
    status: 502,
    message: [
      'No Alibaba Cloud credentials were found. Set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET',
      '(with ALIBABA_CLOUD_SECURITY_TOKEN for a temporary key), or a profile in ~/.aliyun/config.json or',
      '~/.alibabacloud/credentials, or run on a machine with a RAM role, then try again.',
    ].join(' '),
  },
};

/** What comes in time, else nothing, as where it fails. What comes later is dropped, its secrets with it. */
function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms, undefined);
    const end = (found: T | undefined) => {
      clearTimeout(timer);
      resolve(found);
    };
    promise.then(end, () => end(undefined));
  });
}
