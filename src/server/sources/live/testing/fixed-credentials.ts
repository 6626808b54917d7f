import { ok } from '../../../../contract/result.ts';
import type { AccessKey } from '../credentials/access-key.ts';
import type { CredentialsProvider } from '../credentials/credentials.ts';

/** Credentials with a key that the test sets. */
export function fixedCredentials(key: AccessKey, renewed = key) {
  const state = { key, renewals: 0 };
  const credentials: CredentialsProvider = {
    get: async () => ok(state.key),
    current: () => state.key,
    renew: async () => {
      state.renewals += 1;
      state.key = renewed;
      return ok(renewed);
    },
    answeredBy: () => 'test',
    secrets: () => [],
    close: () => {},
  };
  return { credentials, state };
}
