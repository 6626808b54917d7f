import * as z from 'zod/mini';
import { failed, ok } from '../../../../contract/result.ts';
import type { Proxies } from '../../../settings/proxy-settings.ts';
import type { AccessKey, KeySource } from './access-key.ts';
import { exchangeIssue, keyFrom } from './library-source.ts';
import { numberField, type Profile, textField } from './profiles/judge-profile.ts';
import { type Exchange, traced, tracedRequest } from './traced-request.ts';

const CloudCredential = z.object({
  CloudCredential: z.object({
    AccessKeyId: z.string(),
    AccessKeySecret: z.string(),
    SecurityToken: z.string(),
    Expiration: z.string(),
  }),
});

/** A token is renewed this long before it expires, in milliseconds. */
const EARLY_MS = 5 * 60_000;

/**
 * Exchanges the sign-in of CloudSSO for a temporary key, unless the profile has a valid key from the CLI. The
 * credential library is not used for this mode, because it does not send the account and the access configuration.
 */
export function cloudSsoSource(profile: Profile, proxies: Proxies, clock: () => number = Date.now): KeySource {
  let kept = keyInProfile(profile);
  return {
    get: async () => {
      if (kept !== undefined && clock() < kept.until) return ok(kept.key);
      const exchanges: Exchange[] = [];
      try {
        const answer = await traced(proxies, exchanges, () => exchange(profile));
        const read =
          answer.statusCode === 200 ? CloudCredential.safeParse(JSON.parse(answer.body.toString('utf8'))) : undefined;
        if (!read?.success) return failed(exchangeIssue(exchanges));
        const { AccessKeyId, AccessKeySecret, SecurityToken, Expiration } = read.data.CloudCredential;
        const key = keyFrom(AccessKeyId, AccessKeySecret, SecurityToken);
        if (key.ok) kept = { key: key.value, until: (Date.parse(Expiration) || 0) - EARLY_MS };
        return key;
      } catch {
        return failed(exchangeIssue(exchanges));
      }
    },
  };
}

function exchange(profile: Profile) {
  const url = new URL('/cloud-credentials', textField(profile, 'cloud_sso_sign_in_url'));
  return tracedRequest(url.href, {
    method: 'POST',
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      Authorization: `Bearer ${textField(profile, 'access_token')}`,
    },
    data: JSON.stringify({
      AccountId: textField(profile, 'cloud_sso_account_id'),
      AccessConfigurationId: textField(profile, 'cloud_sso_access_config'),
    }),
  });
}

function keyInProfile(profile: Profile): { readonly key: AccessKey; readonly until: number } | undefined {
  const [id, secret, token] = ['access_key_id', 'access_key_secret', 'sts_token'].map((name) =>
    textField(profile, name),
  );
  const expires = numberField(profile, 'sts_expiration');
  if (token === undefined || expires === undefined) return undefined;
  const key = keyFrom(id, secret, token);
  return key.ok ? { key: key.value, until: expires * 1_000 - EARLY_MS } : undefined;
}
