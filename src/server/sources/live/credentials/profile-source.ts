import * as z from 'zod/mini';
import { failed, ok } from '../../../../contract/result.ts';
import type { Proxies } from '../../../settings/proxy-settings.ts';
import type { AccessKey, KeySource } from './access-key.ts';
import { commandSource } from './command-source.ts';
import { exchangeIssue, keyFrom, librarySource, type Provider } from './library-source.ts';
import type { Profile } from './profiles/config-files.ts';
import { flagField, numberField, textField } from './profiles/judge-profile.ts';
import { type Exchange, traced, tracedRequest } from './traced-request.ts';

/** The source that a profile describes. Only for a profile that `profileIssue` accepts. */
export function profileSource(profile: Profile, proxies: Proxies): KeySource {
  const field = (name: string) => textField(profile, name) ?? '';
  const fixed = (token?: string): KeySource => {
    const key = keyFrom(field('access_key_id'), field('access_key_secret'), token);
    return { get: async () => key };
  };
  switch (profile.mode) {
    case 'AK':
    case 'access_key':
      return fixed();
    case 'StsToken':
      return fixed(field('sts_token'));
    case 'sts':
      return fixed(field('security_token'));
    case 'RamRoleArn':
      return roleSource(fixed(textField(profile, 'sts_token')), profile, proxies);
    case 'ram_role_arn':
      return roleSource(fixed(), profile, proxies);
    case 'ChainableRamRoleArn': {
      const source = profile.sibling(field('source_profile'));
      if (source === undefined) throw new Error('a profile without its source');
      return roleSource(profileSource(source, proxies), profile, proxies);
    }
    case 'EcsRamRole':
    case 'ecs_ram_role': {
      const role = textField(profile, profile.mode === 'EcsRamRole' ? 'ram_role_name' : 'role_name');
      return librarySource((library) => {
        const builder = library.ECSRAMRoleCredentialsProvider.builder();
        return (role === undefined ? builder : builder.withRoleName(role)).build();
      }, proxies);
    }
    case 'OIDC':
      return librarySource((library) => {
        const builder = library.OIDCRoleArnCredentialsProvider.builder()
          .withOIDCProviderArn(field('oidc_provider_arn'))
          .withOIDCTokenFilePath(field('oidc_token_file'))
          .withRoleArn(field('ram_role_arn'))
          .withRoleSessionName(field('ram_session_name'))
          .withStsRegionId(field('sts_region'))
          .withDurationSeconds(sessionSeconds(profile));
        return builder.withEnableVpc(flagField(profile, 'enable_vpc')).build();
      }, proxies);
    case 'CredentialsURI':
      return librarySource(
        (library) => library.URICredentialsProvider.builder().withCredentialsURI(field('credentials_uri')).build(),
        proxies,
      );
    case 'External':
      return commandSource(field('process_command'));
    case 'CloudSSO':
      return cloudSsoSource(profile, proxies);
    case 'OAuth':
      // The library's provider for whole profiles, because only that one writes the renewed sign-in back for the CLI.
      return librarySource(
        (library) => library.CLIProfileCredentialsProvider.builder().withProfileName(profile.name).build(),
        proxies,
      );
    default:
      throw new Error('a profile of a mode that nobody judged');
  }
}

/** The parts of a profile that decide its identity. A source is kept while they stay the same. */
export function fingerprint(profile: Profile): string {
  const { name, mode, file, fields } = profile;
  // The library writes each new token into the profile, which must not restart the source.
  const own = mode === 'OAuth' ? [fields.oauth_site_type] : fields;
  const above =
    mode === 'ChainableRamRoleArn' ? profile.sibling(textField(profile, 'source_profile') ?? '') : undefined;
  return JSON.stringify([file, name, mode, own, above && fingerprint(above)]);
}

/** Assumes a role with the key of another source. */
function roleSource(source: KeySource, profile: Profile, proxies: Proxies): KeySource {
  const field = (name: string) => textField(profile, name) ?? '';
  let reason: string | undefined;
  const provider: Provider = {
    getCredentials: async () => {
      const key = await source.get();
      reason = key.ok ? undefined : key.error;
      if (!key.ok) throw new Error('no key to take the role with');
      const { id, secret, securityToken } = key.value;
      return { accessKeyId: id, accessKeySecret: secret, ...(securityToken !== undefined && { securityToken }) };
    },
    getProviderName: () => 'static_ak',
  };
  const isShared = profile.modeName === 'type';
  const role = librarySource((library) => {
    const builder = library.RAMRoleARNCredentialsProvider.builder()
      // The library's types ask for a class, but it uses only these members.
      .withCredentialsProvider(provider as Parameters<RoleBuilder['withCredentialsProvider']>[0])
      .withRoleArn(field(isShared ? 'role_arn' : 'ram_role_arn'))
      .withRoleSessionName(field(isShared ? 'role_session_name' : 'ram_session_name'))
      .withPolicy(field('policy'))
      .withExternalId(field('external_id'))
      .withStsRegionId(field('sts_region'))
      .withStsEndpoint(field('sts_endpoint'))
      .withDurationSeconds(sessionSeconds(profile))
      .withEnableVpc(flagField(profile, 'enable_vpc'));
    return builder.build();
  }, proxies);
  return {
    get: async () => {
      const key = await role.get();
      return key.ok || reason === undefined ? key : failed(reason);
    },
    ...(source.close && { close: source.close }),
  };
}

type RoleBuilder = ReturnType<typeof import('@alicloud/credentials').RAMRoleARNCredentialsProvider.builder>;

/** The lifetime of a token, in seconds. 0 lets the library choose; it rejects less than 15 minutes. */
function sessionSeconds(profile: Profile): number {
  return numberField(profile, 'duration_seconds') ?? numberField(profile, 'expired_seconds') ?? 0;
}

const CloudCredential = z.object({
  CloudCredential: z.object({
    AccessKeyId: z.string(),
    AccessKeySecret: z.string(),
    SecurityToken: z.string(),
    Expiration: z.string(),
  }),
});

/** A key of CloudSSO is renewed this long before it expires, in milliseconds. */
const EARLY_MS = 5 * 60_000;

/**
 * Exchanges the sign-in of CloudSSO for a temporary key, unless the profile has a valid key from the CLI. The
 * credential library is not used for this mode, because it does not send the account and the access configuration.
 */
function cloudSsoSource(profile: Profile, proxies: Proxies): KeySource {
  let kept = keyInProfile(profile);
  return {
    get: async () => {
      if (kept !== undefined && Date.now() < kept.until) return ok(kept.key);
      const exchanges: Exchange[] = [];
      try {
        const answer = await traced(proxies, exchanges, () => askCloudSso(profile));
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

function askCloudSso(profile: Profile) {
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
