import type { PaiError } from '../../../../contract/errors.ts';
import { failed, ok, type Result } from '../../../../contract/result.ts';
import { NO_PROXIES, type Proxies } from '../../../settings/proxy-settings.ts';
import type { Environment } from '../../../settings/read-given.ts';
import { AccessKey, isKeyText, type KeySource } from './access-key.ts';
import { type Place, placesOf } from './places.ts';

export interface ChainKey {
  readonly key: AccessKey;
  /** Which source gave it, for a person: a profile with its file and mode, say. Never a value. */
  readonly provider: string;
  /** The id of the place that the source is at. */
  readonly place: string;
  /** Sources before it that are set up and cannot be used, with the reason. */
  readonly skipped: readonly string[];
}

/** Why a chain has no key. */
export interface NoChainKey {
  /** Sources that are set up and cannot be used, with the reason. */
  readonly reasons: readonly string[];
  /** Why no other source is tried; undefined if all were. */
  readonly stop?: string;
  /** The source that gave no key, if it was one that can. */
  readonly provider?: string;
}

/** Looks for credentials at one place after another, and keeps what a source remembers: tokens until they expire. */
export interface ProviderChain {
  /** Never throws, and nothing of the library's errors comes out. */
  readonly find: () => Promise<Result<ChainKey, NoChainKey>>;
  /** The source that is asked now. */
  readonly asking: () => string | undefined;
  /** Ends what still runs. */
  readonly close: () => void;
}

export interface ChainOptions {
  readonly proxies?: Proxies;
  /**
   * The id of the place that gave the key before. If it cannot do so now, the chain stops there: an outage must not
   * change who signs.
   */
  readonly settled?: string | undefined;
}

/**
 * A chain over the environment and the files of the home directory, which are read at each look: a profile that is
 * mended or switched is seen. The library's ready-made chain was refused: it remembers the last provider even if that
 * one failed, goes on from a profile that somebody asked for by name, and gives no reason that could be shown.
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

  /** Why this place is the last to be looked at. */
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
        reasons.push(`${look.title}: ${key.error}`);
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
  /** `values` are the secrets that are there. */
  | { readonly kind: 'faulty'; readonly error: PaiError; readonly values: readonly string[] };

const ID = 'ALIBABA_CLOUD_ACCESS_KEY_ID';
const SECRET = 'ALIBABA_CLOUD_ACCESS_KEY_SECRET';
const TOKEN = 'ALIBABA_CLOUD_SECURITY_TOKEN';

/**
 * The key that the environment gives by the official names. Half a key is an issue: the official chain would go on
 * without a word and sign as somebody else.
 */
export function readEnvironmentKey(environment: Environment): EnvironmentKey {
  // A line end that slipped in from a file would break the header it is sent in.
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
