import { describe, expect, test, vi } from 'vitest';
import { httpServer, refuse } from '../testing/fault-server.ts';
import { cliConfig } from '../testing/home.ts';
import { CLI, FUTURE, home, KEY, look, otherIdentity, SHARED, SSO, setUpHome } from '../testing/look-for-key.ts';
import { createCredentials } from './credentials.ts';

setUpHome();

describe('a profile asked for by name', () => {
  test('that does not exist is an error that lists the others', async () => {
    home.write(CLI, cliConfig({ name: 'default', mode: 'AK', ...KEY }, { name: 'prod', mode: 'AK', ...KEY }));
    const other = await otherIdentity();
    vi.stubEnv('ALIBABA_CLOUD_PROFILE', 'nosuch');
    expect((await look()).message).toMatch(
      /^The Alibaba Cloud credentials cannot be used: profile "nosuch" is in neither ~\/\.aliyun\/config\.json \(which holds "default", "prod"\) nor ~\/\.alibabacloud\/credentials\. No other source is tried/,
    );
    expect(other.requests).toHaveLength(0);
  });

  test('is found in the shared file too, but not after an unreadable file', async () => {
    home.write(SHARED, '[prod]\ntype = access_key\naccess_key_id = id-2\naccess_key_secret = canary-secret\n');
    vi.stubEnv('ALIBABA_CLOUD_PROFILE', 'prod');
    expect(await look()).toEqual({
      id: 'id-2',
      source: 'profile "prod" of ~/.alibabacloud/credentials, type access_key',
    });
    home.write(CLI, '{"current":"prod","profiles":[{"name":"prod","access_key_secret":"canary');
    expect((await look()).message).toContain('~/.aliyun/config.json is not valid JSON. No other source is tried');
    vi.stubEnv('ALIBABA_CLOUD_CLI_PROFILE_DISABLED', 'true');
    expect((await look()).id).toBe('id-2');
    home.write(SHARED, '\uFEFF[prod]\r\ntype = access_key\r\n');
    expect((await look()).message).toContain('~/.alibabacloud/credentials begins with a byte order mark');
  });

  test('is not used if the shared file turns it off', async () => {
    const profile = (enable: string) =>
      `[prod]\nenable = ${enable}\ntype = access_key\naccess_key_id = id-2\naccess_key_secret = canary-secret\n`;
    vi.stubEnv('ALIBABA_CLOUD_PROFILE', 'prod');
    for (const off of ['false', 'False']) {
      home.write(SHARED, profile(off));
      expect((await look()).message).toContain('type access_key: it is turned off by enable; edit ~/.alibabacloud/');
    }
    home.write(SHARED, profile('true'));
    expect((await look()).id).toBe('id-2');
  });

  test('wins over the current one', async () => {
    const keys = (id: string) => ({ mode: 'AK', access_key_id: id, access_key_secret: 'canary-secret' });
    home.write(CLI, cliConfig({ name: 'default', ...keys('id-1') }, { name: 'prod', ...keys('id-2') }));
    expect((await look()).id).toBe('id-1');
    vi.stubEnv('ALIBABA_CLOUD_PROFILE', 'prod');
    expect(await look()).toEqual({ id: 'id-2', source: 'profile "prod" of ~/.aliyun/config.json, mode AK' });
  });

  test('gives way to a key in the environment, and this is reported', async () => {
    home.write(CLI, cliConfig({ name: 'prod', mode: 'AK', ...KEY }));
    vi.stubEnv('ALIBABA_CLOUD_PROFILE', 'prod');
    vi.stubEnv('ALIBABA_CLOUD_ACCESS_KEY_ID', 'id-env');
    vi.stubEnv('ALIBABA_CLOUD_ACCESS_KEY_SECRET', 'canary-env');
    const { id, source } = await look();
    expect(id).toBe('id-env');
    expect(source).toContain(
      'profile "prod" of ALIBABA_CLOUD_PROFILE is not used: a key in the environment comes first',
    );
    vi.stubEnv('ALIBABA_CLOUD_ACCESS_KEY_SECRET', undefined);
    expect((await look()).message).toMatch(
      /^ALIBABA_CLOUD_ACCESS_KEY_ID is set but ALIBABA_CLOUD_ACCESS_KEY_SECRET is not/,
    );
  });
});

describe('sources of the environment', () => {
  test('unusable OIDC settings are an error', async () => {
    home.write(CLI, cliConfig({ name: 'default', mode: 'AK', ...KEY }));
    vi.stubEnv('ALIBABA_CLOUD_OIDC_TOKEN_FILE', `${home.path}/token`);
    vi.stubEnv('ALIBABA_CLOUD_OIDC_PROVIDER_ARN', 'acs:canary');
    expect((await look()).message).toContain('OIDC role of the environment: ALIBABA_CLOUD_ROLE_ARN is not set');
    vi.stubEnv('ALIBABA_CLOUD_ROLE_ARN', 'acs:canary');
    expect((await look()).message).toContain('its token file ~/token cannot be read (ENOENT)');
  });

  test.each<[string, Parameters<typeof httpServer>[0], RegExp]>([
    [
      'refuses',
      (_request, response) => refuse(response, 'Forbidden.NotAllowed', 403),
      /refused: Forbidden\.NotAllowed, status 403/,
    ],
    [
      'answers with a page',
      (_request, response) => response.end('<html>canary</html>'),
      /answered without a usable key/,
    ],
    ['hangs up', (request) => request.socket.destroy(), /closed the connection/],
  ])('a URI that %s is reported with its host', async (_what, answer, words) => {
    const server = await httpServer(answer);
    vi.stubEnv('ALIBABA_CLOUD_CREDENTIALS_URI', `${server.url.replace('//', '//canary-user@')}/canary-path`);
    const { message } = await look();
    expect(message).toContain(`ALIBABA_CLOUD_CREDENTIALS_URI at ${new URL(server.url).host}: `);
    expect(message).toMatch(words);
  });

  test('an invalid URI', async () => {
    vi.stubEnv('ALIBABA_CLOUD_CREDENTIALS_URI', 'canary:/x');
    expect((await look()).message).toContain('ALIBABA_CLOUD_CREDENTIALS_URI is not an http or https URL');
  });
});

describe('profiles that can be used', () => {
  test('CredentialsURI, and CloudSSO with a valid token of the CLI', async () => {
    const other = await otherIdentity();
    vi.stubEnv('ALIBABA_CLOUD_CREDENTIALS_URI', undefined);
    home.write(CLI, cliConfig({ name: 'prod', mode: 'CredentialsURI', credentials_uri: `http://${other.host}/` }));
    expect(await look()).toEqual({
      id: 'other-id',
      source: 'profile "prod" of ~/.aliyun/config.json, mode CredentialsURI',
    });
    const token = { access_key_id: 'sso-id', access_key_secret: 'canary', sts_token: 'canary', sts_expiration: FUTURE };
    home.write(CLI, `\uFEFF${cliConfig({ name: 'prod', ...SSO, cloud_sso_access_token_expire: FUTURE, ...token })}`);
    expect((await look()).id).toBe('sso-id');
  });

  test('a role is assumed at STS with the key of the profile', async () => {
    home.write(
      CLI,
      cliConfig({
        name: 'prod',
        mode: 'RamRoleArn',
        ...KEY,
        ram_role_arn: 'acs:ram::1:role/canary',
        sts_endpoint: 'sts.invalid',
      }),
    );
    expect((await look()).message).toMatch(
      /mode RamRoleArn: sts\.invalid has a name that (is not known|could not be looked up now)/,
    );
  });
});

test.each([
  ['a list', '["canary"]', 'does not hold a list "profiles"'],
  ['nothing', '', 'is not valid JSON'],
  ['lists in lists', `{"profiles":${'['.repeat(60)}${']'.repeat(60)}}`, 'is nested too deep'],
  ['no list', '{"current":"a"}', 'does not hold a list "profiles"'],
  [
    'a current profile that is not in it',
    '{"current":"gone","profiles":[{"name":"a"}]}',
    'names "gone" as its current profile',
  ],
])('a file with %s is reported', async (_what, text, said) => {
  home.write(CLI, text);
  expect((await look()).message).toContain(`~/.aliyun/config.json ${said}`);
});

test.each([
  ['{"current":7,"profiles":[{"name":"a"}]}', 'current is a number, text is expected'],
  ['{"current":"a","current":"b","profiles":[]}', 'current is given more than once, text is expected'],
  ['{"current":"a","profiles":"canary"}', 'profiles is text, a list is expected'],
  ['{"current":"a","profiles":[],"profiles":[]}', 'profiles is given more than once, a list is expected'],
  ['{"current":"a","profiles":[{"name":"a"},{"name":7}]}', 'profiles[1].name is a number, text is expected'],
  ['{"current":"a","profiles":[{"mode":"AK"}]}', 'profiles[0].name is missing, text is expected'],
  ['{"current":"a","profiles":["canary"]}', 'profiles[0] is text, an object is expected'],
])('for the file %s the error is reported', async (text, said) => {
  home.write(CLI, text);
  expect((await look()).message).toContain(`~/.aliyun/config.json: ${said}`);
});

test('if the source of the key fails, no other source is used', async () => {
  home.write(CLI, cliConfig({ name: 'prod', mode: 'AK', access_key_id: 'id-1', access_key_secret: 'canary' }));
  const other = await otherIdentity();
  const credentials = createCredentials(process.env);
  const first = await credentials.get();
  if (!first.ok) throw new Error(first.error.message);
  home.write(CLI, cliConfig({ name: 'prod', mode: 'AK', access_key_id: 'id-1' }));
  const second = await credentials.renew(first.value);
  expect(second).toMatchObject({ ok: false, error: { message: expect.stringContaining('it gave the key until now') } });
  expect(other.requests).toHaveLength(0);
  credentials.close();
});

describe('a file that ALIBABA_CLOUD_CREDENTIALS_FILE names', () => {
  const PROFILE = '[default]\ntype = access_key\naccess_key_id = named-id\naccess_key_secret = canary-secret\n';

  test.each<[what: string, content: string | undefined, said: string]>([
    ['is not there', undefined, 'which is not there'],
    ['holds no profile "default"', '[prod]\naccess_key_id = x\n', 'holds no profile "default"'],
    ['is empty', '', 'holds no profile "default"'],
    ['begins with a mark', `\uFEFF${PROFILE}`, 'begins with a byte order mark'],
    ['has half a key', '[default]\ntype = access_key\naccess_key_id = x\n', 'it has no access_key_secret'],
  ])('and that %s is an error', async (_, content, said) => {
    home.write(CLI, cliConfig({ name: 'default', mode: 'AK', ...KEY, access_key_id: 'other-id' }));
    home.write(SHARED, PROFILE);
    if (content !== undefined) home.write('named', content);
    const other = await otherIdentity();
    vi.stubEnv('ALIBABA_CLOUD_CREDENTIALS_FILE', `${home.path}/named`);
    const { message } = await look();
    expect(message).toContain(said);
    expect(message).toContain('No other source is tried, because ALIBABA_CLOUD_CREDENTIALS_FILE asks for this file');
    expect(other.requests).toHaveLength(0);
  });

  test('and that is a URL is an error without its password', async () => {
    await otherIdentity();
    vi.stubEnv('ALIBABA_CLOUD_CREDENTIALS_FILE', 'http://bob:canary@127.0.0.1:9/key');
    const { message } = await look();
    expect(message).toContain('ALIBABA_CLOUD_CREDENTIALS_FILE names http://…@127.0.0.1:9/key, which is not there');
  });

  test('and that is a folder is an error', async () => {
    home.write('named/x', PROFILE);
    await otherIdentity();
    vi.stubEnv('ALIBABA_CLOUD_CREDENTIALS_FILE', `${home.path}/named`);
    expect((await look()).message).toContain('~/named is not a file');
  });

  test('and that is usable comes before the current profile of the CLI', async () => {
    home.write(CLI, cliConfig({ name: 'default', mode: 'AK', ...KEY, access_key_id: 'other-id' }));
    home.write('named', PROFILE);
    vi.stubEnv('ALIBABA_CLOUD_CREDENTIALS_FILE', `${home.path}/named`);
    expect((await look()).id).toBe('named-id');
  });
});
