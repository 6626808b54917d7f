import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { cliConfig } from '../../testing/home.ts';
import {
  CLI,
  home,
  KEY,
  look,
  otherIdentity,
  PAST,
  SHARED,
  SSO,
  STS_OUTPUT,
  setUpHome,
} from '../../testing/look-for-key.ts';

setUpHome();

/** Unusable profiles, with the mode and the reason in the message. */
const UNUSABLE: readonly (readonly [fields: object, said: string])[] = [
  [
    { mode: 'AK', access_key_id: 'canary-id' },
    'mode AK: it has no access_key_secret; run `aliyun configure --profile prod --mode AK`',
  ],
  [{ mode: 'AK', ...KEY, access_key_id: 'canary\n' }, 'mode AK: its access_key_id holds characters that no key has'],
  [{ mode: 'StsToken', ...KEY }, 'mode StsToken: it has no sts_token'],
  [
    { mode: 'StsToken', ...KEY, sts_token: 'canary', sts_expiration: PAST },
    'mode StsToken: its token expired on 2026-01-02 03:04 UTC',
  ],
  [{ mode: 'RamRoleArn', ...KEY }, 'mode RamRoleArn: it has no ram_role_arn'],
  [{ mode: 'OIDC', ram_role_arn: 'acs:canary' }, 'mode OIDC: it has no oidc_provider_arn and no oidc_token_file'],
  [{ mode: 'ChainableRamRoleArn', ram_role_arn: 'acs:canary' }, 'mode ChainableRamRoleArn: it has no source_profile'],
  [
    { mode: 'ChainableRamRoleArn', ram_role_arn: 'a', source_profile: 'gone' },
    'its source_profile "gone" is not in ~/.aliyun/config.json',
  ],
  [
    { mode: 'ChainableRamRoleArn', ram_role_arn: 'a', source_profile: 'prod' },
    'its source_profile "prod" leads back to itself',
  ],
  [
    { mode: 'ChainableRamRoleArn', ram_role_arn: 'a', source_profile: 'half' },
    'its source, profile "half" of ~/.aliyun/config.json, mode AK: it has no access_key_secret',
  ],
  [{ mode: 'CredentialsURI' }, 'mode CredentialsURI: it has no credentials_uri'],
  [{ mode: 'CredentialsURI', credentials_uri: 'file:///canary' }, 'its credentials_uri is not an http or https URL'],
  [{ mode: 'External' }, 'mode External: it has no process_command'],
  [{ mode: 'External', process_command: 'false canary' }, 'mode External: its command failed (exit 1)'],
  [{ mode: 'External', process_command: 'no-such-command canary' }, 'mode External: its command was not found'],
  [{ mode: 'External', process_command: 'echo canary' }, 'its command printed something that is not JSON'],
  [
    { mode: 'External', process_command: `echo '{"access_key_id":"canary"}'` },
    'its command printed no access_key_id or no access_key_secret',
  ],
  [{ mode: 'External', process_command: `echo 'canary` }, 'its process_command cannot be split into words'],
  [
    { ...SSO, cloud_sso_access_token_expire: PAST },
    'mode CloudSSO: its access token expired on 2026-01-02 03:04 UTC; run `aliyun configure --profile prod --mode CloudSSO`',
  ],
  [SSO, 'mode CloudSSO: it does not say when its access token expires'],
  [{ mode: 'CloudSSO', access_token: 'canary' }, 'mode CloudSSO: it has no cloud_sso_sign_in_url'],
  [{ mode: 'OAuth', oauth_site_type: 'CN' }, 'mode OAuth: it has no oauth_refresh_token'],
  [
    { mode: 'OAuth', oauth_site_type: 'XX', oauth_refresh_token: 'canary' },
    'its oauth_site_type is neither CN nor INTL',
  ],
  [{ mode: 'RsaKeyPair', private_key: 'canary', key_pair_name: 'x' }, 'mode RsaKeyPair: this mode is not supported'],
  [
    { mode: 'RamRoleArnWithRoleName', ram_role_name: 'r' },
    'mode RamRoleArnWithRoleName: this mode is not supported: use ChainableRamRoleArn',
  ],
  [{ mode: 'RamRoleArnWithEcs' }, 'mode RamRoleArnWithEcs: this mode is not supported'],
  [{ mode: 'BearerToken', bearer_token: 'canary' }, 'mode BearerToken: this mode is not supported'],
  [{ mode: 'ak', ...KEY }, 'mode ak: this mode is not supported; allowed: AK, StsToken'],
  [{ mode: 'canary', ...KEY }, 'mode not known: this mode is not supported'],
  [{ mode: 7, ...KEY }, 'mode not known: its mode is a number, text is expected'],
  [{ mode: 'AK', ...KEY, access_key_secret: 12345 }, 'its access_key_secret is a number, text is expected'],
  [{ mode: 'AK', ...KEY, access_key_secret: ['canary'] }, 'its access_key_secret is a list, text is expected'],
  [{ mode: 'AK', ...KEY, access_key_id: false }, 'its access_key_id is true or false, text is expected'],
  [{ mode: 'RamRoleArn', ...KEY, ram_role_arn: { a: 'canary' } }, 'its ram_role_arn is an object, text is expected'],
  [
    { mode: 'StsToken', ...KEY, sts_token: 'canary', sts_expiration: 'canary' },
    'its sts_expiration is text, a number is expected',
  ],
  [
    { mode: 'EcsRamRole', ram_role_name: 'r' },
    'mode EcsRamRole: ALIBABA_CLOUD_ECS_METADATA_DISABLED turns off the metadata service that it needs',
  ],
  [{ mode: 'EcsRamRole', enable_vpc: 'canary' }, 'its enable_vpc is text, true or false is expected'],
  [
    { mode: 'OIDC', ram_role_arn: 'acs:canary', oidc_provider_arn: 'acs:canary', oidc_token_file: '/dev/null/canary' },
    'mode OIDC: the file of its oidc_token_file cannot be read',
  ],
  [
    { mode: 'OIDC', ram_role_arn: 'acs:canary', oidc_provider_arn: 'acs:canary', oidc_token_file: '/dev/zero' },
    'mode OIDC: the file of its oidc_token_file is not a file',
  ],
  [
    { mode: 'External', process_command: `echo '${JSON.stringify({ ...STS_OUTPUT, sts_expiration: PAST })}'` },
    'mode External: its command printed a token that expired on 2026-01-02 03:04 UTC',
  ],
  [
    { mode: 'External', process_command: `echo '${JSON.stringify({ ...STS_OUTPUT, access_key_secret: 7 })}'` },
    'its command printed an access_key_secret that is a number, text is expected',
  ],
  [{ ...KEY }, 'mode not given: it has no mode'],
];

describe.each(UNUSABLE)('profile %j', (fields, said) => {
  const config = () => cliConfig({ name: 'prod', ...fields }, { name: 'half', mode: 'AK', access_key_id: 'canary' });

  test('asked for by name is an error that names profile, mode and reason', async () => {
    home.write(CLI, config());
    home.write(SHARED, '[prod]\ntype = access_key\naccess_key_id = other-id\naccess_key_secret = canary-other\n');
    const other = await otherIdentity();
    vi.stubEnv('ALIBABA_CLOUD_PROFILE', 'prod');
    const { message } = await look();
    expect(message).toContain(
      'The Alibaba Cloud credentials cannot be used: profile "prod" of ~/.aliyun/config.json, mode ',
    );
    expect(message).toContain(said);
    expect(message).toContain('No other source is tried, because ALIBABA_CLOUD_PROFILE asks for profile "prod"');
    expect(other.requests).toHaveLength(0);
  });

  test('as the current profile gives way to the next source, and both are reported', async () => {
    home.write(CLI, config());
    const other = await otherIdentity();
    const { id, source } = await look();
    expect(id).toBe('other-id');
    expect(source).toContain(
      `ALIBABA_CLOUD_CREDENTIALS_URI at ${other.host}; not used: profile "prod" of ~/.aliyun/config.json, mode `,
    );
    expect(source).toContain(said);
  });
});

describe('missing fields', () => {
  test('are not filled from the environment, which may be another identity', async () => {
    vi.stubEnv('ALIBABA_CLOUD_ROLE_ARN', 'acs:ram::canary:role/other');
    vi.stubEnv('ALIBABA_CLOUD_SECURITY_TOKEN', 'canary-token');
    vi.stubEnv('ALIBABA_CLOUD_PROFILE', 'prod');
    home.write(CLI, cliConfig({ name: 'prod', mode: 'StsToken', ...KEY }));
    expect((await look()).message).toContain('it has no sts_token');
    home.write(CLI, cliConfig({ name: 'prod', mode: 'RamRoleArn', ...KEY }));
    expect((await look()).message).toContain('it has no ram_role_arn');
  });
});

describe('an ambiguous identity is not used', () => {
  const KEYS = '"access_key_id":"canary-1","access_key_secret":"canary-2"';
  const INI = 'type = access_key\naccess_key_id = canary-1\naccess_key_secret = canary-2\n';
  const profiles = (...all: readonly string[]) => `{"current":"a","profiles":[${all.join(',')}]}`;

  test.each([
    [
      'profiles',
      CLI,
      profiles(`{"name":"a","mode":"AK",${KEYS}}`, `{"name":"a","mode":"AK",${KEYS}}`),
      'more than one',
    ],
    ['profiles, the first empty', CLI, profiles('{"name":"a"}', `{"name":"a","mode":"AK",${KEYS}}`), 'more than one'],
    [
      'fields',
      CLI,
      profiles(`{"name":"a","mode":"AK",${KEYS},"\\u0061ccess_key_id":"canary-3"}`),
      'its access_key_id is given more than once',
    ],
    [
      'modes',
      CLI,
      profiles(`{"name":"a","mode":"AK","mode":"EcsRamRole",${KEYS}}`),
      'its mode is given more than once',
    ],
    [
      'sources of a role',
      CLI,
      profiles(
        '{"name":"a","mode":"ChainableRamRoleArn","ram_role_arn":"acs:canary","source_profile":"b"}',
        `{"name":"b","mode":"AK",${KEYS}}`,
        `{"name":"b","mode":"AK",${KEYS}}`,
      ),
      'its source, profile "b" of ~/.aliyun/config.json, mode AK: the file holds more than one profile of this name',
    ],
    ['sections', SHARED, `[default]\n${INI}[other]\n${INI}[ default ] ; canary\n${INI}`, 'more than one profile'],
    [
      'keys of a section',
      SHARED,
      `[default]\n${INI}access_key_id = canary-3\n`,
      'its access_key_id is given more than',
    ],
  ])('%s', async (_what, file, text, said) => {
    home.write(file, text);
    expect((await look()).message).toContain(said);
  });

  test('other ambiguous profiles of the file do not matter', async () => {
    const twice = '{"name":"b","mode":"AK"}';
    home.write(
      CLI,
      profiles(twice, '{"name":"a","mode":"AK","access_key_id":"id-1","access_key_secret":"canary"}', twice),
    );
    expect((await look()).id).toBe('id-1');
  });
});

describe('a path that is not a small file of UTF-8', () => {
  const KINDS: readonly (readonly [what: string, make: (path: string) => unknown, said: string])[] = [
    ['a pipe', (path) => execFileSync('sh', ['-c', 'mkfifo "$1"', 'sh', path]), 'is not a file'],
    ['a link to a device', (path) => symlinkSync('/dev/zero', path), 'is not a file'],
    ['a folder', (path) => mkdirSync(path), 'is not a file'],
    ['a large file', (path) => writeFileSync(path, ' '.repeat(1024 * 1024 + 1)), 'is too large: at most 1 MB is read'],
    ['UTF-16', (path) => writeFileSync(path, '\ufeff[default]', 'utf16le'), 'is text in UTF-16; save it as UTF-8'],
    ['UTF-16, the other way round', (path) => writeFileSync(path, 'feff005b', 'hex'), 'is text in UTF-16'],
    ['a link to itself', (path) => symlinkSync(path, path), 'cannot be read (ELOOP)'],
  ];

  test.each(KINDS)('%s is reported for all files of credentials', async (_what, make, said) => {
    for (const file of [CLI, SHARED, 'named', 'token']) {
      home.write(join(dirname(file), 'x'), '');
      make(join(home.path, file));
    }
    vi.stubEnv('ALIBABA_CLOUD_PROFILE', 'prod');
    expect((await look()).message).toContain(`~/${CLI} ${said}`);
    vi.stubEnv('ALIBABA_CLOUD_CLI_PROFILE_DISABLED', 'true');
    expect((await look()).message).toContain(`~/${SHARED} ${said}`);
    vi.stubEnv('ALIBABA_CLOUD_PROFILE', undefined);
    vi.stubEnv('ALIBABA_CLOUD_CREDENTIALS_FILE', join(home.path, 'named'));
    expect((await look()).message).toContain(`~/named ${said}`);
    vi.stubEnv('ALIBABA_CLOUD_OIDC_TOKEN_FILE', join(home.path, 'token'));
    vi.stubEnv('ALIBABA_CLOUD_OIDC_PROVIDER_ARN', 'acs:canary');
    vi.stubEnv('ALIBABA_CLOUD_ROLE_ARN', 'acs:canary');
    expect((await look()).message).toContain(`~/token ${said}`);
  });
});
