import type { PaiError } from '../../../../contract/errors.ts';
import { failed, ok, type Result } from '../../../../contract/result.ts';
import type { Environment } from '../../../settings/given-values.ts';
import { NO_PROXIES, type Proxies } from '../../../settings/proxy-settings.ts';
import { AccessKey, isKeyText, type KeySource } from './access-key.ts';
import { type Place, placesOf } from './places.ts';

export interface ChainKey {
  readonly key: AccessKey;
  /** The source as shown to the user, such as a profile with its file and mode. Never a secret. */
  readonly provider: string;
  /** The id of the place of the source. */
  readonly place: string;
  /** Earlier sources that are configured but cannot be used, with the reason. */
  readonly skipped: readonly string[];
}

/** Why a chain has no key. */
export interface NoChainKey {
  /** Sources that are configured but cannot be used, with the reason. */
  readonly reasons: readonly string[];
  /** Why later sources are not tried. Undefined if all were tried. */
  readonly stop?: string;
  /** The source that failed to give a key, if one was tried last. */
  readonly provider?: string;
}

/**
 * Looks for credentials at one place after another, and keeps the source in use, which remembers tokens until they
 * expire.
 */
export interface ProviderChain {
  /** Never throws, and never returns errors of the library. */
  readonly find: () => Promise<Result<ChainKey, NoChainKey>>;
  /** The source that is being asked now. */
  readonly asking: () => string | undefined;
  /** Stops work that is still running. */
  readonly close: () => void;
}

export interface ChainOptions {
  readonly proxies?: Proxies;
  /**
   * The id of the place that gave the previous key. If it fails now, the chain stops there: an outage must not change
   * the identity.
   */
  readonly settled?: string | undefined;
}

/**
 * A chain over the environment and the files of the home directory. It reads them at each lookup, so that a fixed or
 * switched profile is noticed. We rejected the library's chain: it remembers the last provider even if that one failed,
 * goes on after a profile that was asked for by name, and gives no reason that could be shown.
 */
export function createProviderChain(environment: Environment, options: ChainOptions = {}): ProviderChain {
  const { proxies = NO_PROXIES } = options;
  const places = placesOf(environment, proxies);
  let settled = options.settled;
  let used: { readonly fingerprint: string; readonly source: KeySource } | undefined;
  let asking: string | undefined;

  function sourceFor(fingerprint: string, make: () => KeySource): KeySource {
    if (used?.fingerprint === fingerprint) return used.source;
    used?.source.close?.();
    used = { fingerprint, source: make() };
    return used.source;
  }

  /** Why no place after this one may be used. */
  function stopAt({ id, askedFor }: Place): string | undefined {
    return askedFor ?? (id === settled ? 'it gave the key until now' : undefined);
  }

  return {
    find: async () => {
      const reasons: string[] = [];
      for (const place of places) {
        const look = place.look();
        if (look.kind === 'nothing') continue;
        const stop = stopAt(place);
        if (look.kind === 'unusable') {
          reasons.push(look.reason);
          if (stop !== undefined) return failed({ reasons, stop });
          continue;
        }
        asking = look.title;
        const key = await sourceFor(look.fingerprint, look.make).get();
        asking = undefined;
        if (key.ok) {
          settled = place.id;
          return ok({ key: key.value, provider: look.title, place: place.id, skipped: reasons });
        }
        const advice = stop === undefined || look.advice === undefined ? '' : `; ${look.advice}`;
        reasons.push(`${look.title}: ${key.error}${advice}`);
        if (stop !== undefined) return failed({ reasons, stop, provider: look.title });
      }
      return failed({ reasons });
    },
    asking: () => asking,
    close: () => used?.source.close?.(),
  };
}

export type EnvironmentKey =
  | { readonly kind: 'none' }
  | { readonly kind: 'key'; readonly key: AccessKey }
  /** `values` are the secrets that are set. */
  | { readonly kind: 'faulty'; readonly error: PaiError; readonly values: readonly string[] };

const ID = 'ALIBABA_CLOUD_ACCESS_KEY_ID';
const SECRET = 'ALIBABA_CLOUD_ACCESS_KEY_SECRET';
const TOKEN = 'ALIBABA_CLOUD_SECURITY_TOKEN';

/**
 * The key in the environment under the official names. Half a key is an error: the official chain would silently go on
 * and sign with another identity.
 */
export function readEnvironmentKey(environment: Environment): EnvironmentKey {
  // A line end from a file would break the header.
  const [id, secret, token] = [ID, SECRET, TOKEN].map((name) => environment[name]?.trim() || undefined);
  if (id === undefined && secret === undefined) return { kind: 'none' };
  const given = Object.entries({ [ID]: id, [SECRET]: secret, [TOKEN]: token });
  const faulty = (message: string): EnvironmentKey => ({
    kind: 'faulty',
    error: { code: 'CREDENTIALS_MISSING', status: 502, message },
    values: given.flatMap(([, value]) => (value === undefined ? [] : [value])),
  });
  const odd = given.find(([, value]) => value !== undefined && !isKeyText(value));
  if (odd !== undefined)
    return faulty(`${odd[0]} holds signs that no key has: letters, digits and signs of ASCII only.`);
  if (id !== undefined && secret !== undefined) return { kind: 'key', key: new AccessKey(id, secret, token) };
  const [there, missing] = id === undefined ? [SECRET, ID] : [ID, SECRET];
  return faulty(`${there} is set but ${missing} is not. Set both, or neither to use a profile or a RAM role.`);
}
