import type { PaiError } from '../../contract/errors.ts';
import type { Environment } from '../settings/read-given.ts';
import { AccessKey, isKeyText } from './access-key.ts';

export type EnvironmentKey =
  | { readonly kind: 'none' }
  | { readonly kind: 'key'; readonly key: AccessKey }
  /** `values` are the secrets that are there. */
  | { readonly kind: 'faulty'; readonly error: PaiError; readonly values: readonly string[] };

const ID = 'ALIBABA_CLOUD_ACCESS_KEY_ID';
const SECRET = 'ALIBABA_CLOUD_ACCESS_KEY_SECRET';
const TOKEN = 'ALIBABA_CLOUD_SECURITY_TOKEN';

/**
 * The key that the environment gives by the official names. Half a key is a fault: the official chain would go on
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
