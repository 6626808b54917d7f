import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readProxies } from '../../settings/proxy-settings.ts';
import { createCredentials } from './credentials/credentials.ts';
import { startProxy } from './testing/connect-proxy.ts';
import { fakeClock } from './testing/fake-clock.ts';
import { closeServers, httpServer, ONE_LABEL, refuse, sendJson } from './testing/fault-server.ts';
import { cliConfig, emptyHome } from './testing/home.ts';
import { errorIn, PATIENT, testSource } from './testing/test-source.ts';

const METADATA = 'http://100.100.100.200/latest';
const ROLES = `${METADATA}/meta-data/ram/security-credentials/`;
const MINUTE_MS = 60_000;

let home: ReturnType<typeof emptyHome>;
const closers: (() => Promise<unknown>)[] = [];
beforeEach(() => {
  home = emptyHome();
  vi.stubEnv('ALIBABA_CLOUD_ECS_METADATA_DISABLED', undefined);
});
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
  await closeServers();
  home.remove();
});

/**
 * A service and a metadata service, and a source that signs with the key of the role. The metadata service has a fixed
 * address, so a proxy stands in for it. `state`: the current key of the role, for how long it is valid, the keys that
 * the service has seen expire, and how the metadata service fails, if it does.
 */
async function setUp() {
  const state = {
    key: 'key-1',
    validMs: 50 * MINUTE_MS,
    expired: new Set<string>(),
    fail: undefined as ((response: ServerResponse) => void) | undefined,
  };
  const metadata = await startProxy({
    onRequest: ({ method, url = '' }: IncomingMessage, response) => {
      if (state.fail !== undefined) state.fail(response);
      else if (method === 'PUT' && url === `${METADATA}/api/token`) response.end('metadata-token');
      else if (url === ROLES) response.end('the-role');
      else if (url === `${ROLES}the-role`) sendJson(response, keyOf(state.key, state.validMs));
      else response.writeHead(404).end('<h1>Not Found</h1>');
    },
  });
  const service = await httpServer((request, response) =>
    state.expired.has(signerOf(request))
      ? refuse(response, 'InvalidSecurityToken.Expired')
      : sendJson(response, ONE_LABEL),
  );
  const proxies = readProxies({ HTTP_PROXY: metadata.url });
  if (!proxies.ok) throw new Error(proxies.error.join());
  const { clock, pass } = fakeClock();
  const credentials = createCredentials(process.env, { clock, proxies: proxies.value });
  const { source } = testSource(service.url, { credentials, clock });
  closers.push(metadata.close, source.close, async () => credentials.close());
  return {
    state,
    metadata,
    pass,
    ask: () => source.listImageLabels({}, PATIENT, { bypassCache: true }),
    signers: () => service.requests.map(signerOf),
    tokens: () => service.requests.map(({ headers }) => headers['x-acs-security-token']),
  };
}

function keyOf(id: string, validMs: number) {
  const Expiration = new Date(Date.now() + validMs).toISOString();
  return {
    Code: 'Success',
    AccessKeyId: id,
    AccessKeySecret: `${id}-secret`,
    SecurityToken: `${id}-token`,
    Expiration,
  };
}

function signerOf({ headers }: IncomingMessage): string {
  return /Credential=([^,]+),/.exec(headers.authorization ?? '')?.[1] ?? '';
}

describe('the RAM role of an ECS instance', () => {
  test('signs with the next key after a rotation, without a refused request', async () => {
    const { state, pass, ask, signers, tokens } = await setUp();
    expect((await ask()).ok).toBe(true);
    state.key = 'key-2';
    pass(29_999);
    expect((await ask()).ok).toBe(true);
    pass(1);
    expect((await ask()).ok).toBe(true);
    expect(signers()).toEqual(['key-1', 'key-1', 'key-2']);
    expect(tokens()).toEqual(['key-1-token', 'key-1-token', 'key-2-token']);
  });

  test('fetches a key again if the service says that it has expired, and answers the same request', async () => {
    const { state, ask, signers } = await setUp();
    // So long that nothing but the refusal leads to a new key.
    state.validMs = 600 * MINUTE_MS;
    expect((await ask()).ok).toBe(true);
    state.expired.add('key-1');
    state.key = 'key-2';
    const both = await Promise.all([ask(), ask()]);
    expect(both.every(({ ok }) => ok)).toBe(true);
    expect(signers().filter((signer) => signer === 'key-2').length).toBeGreaterThan(0);
    expect((await ask()).ok).toBe(true);
    expect(signers().at(-1)).toBe('key-2');
  });

  test('keeps a valid key while the metadata service is down, and goes on with the next one', async () => {
    const { state, pass, ask, signers } = await setUp();
    expect((await ask()).ok).toBe(true);
    state.fail = (response) => response.destroy();
    for (let minutes = 0; minutes < 5; minutes += 1) {
      pass(MINUTE_MS);
      expect((await ask()).ok).toBe(true);
    }
    state.fail = undefined;
    state.key = 'key-2';
    pass(MINUTE_MS);
    expect((await ask()).ok).toBe(true);
    expect([...new Set(signers())]).toEqual(['key-1', 'key-2']);
    expect(signers().at(-1)).toBe('key-2');
  });

  test('without a valid key gives the reason and what to check, and recovers', async () => {
    const { state, pass, ask } = await setUp();
    expect((await ask()).ok).toBe(true);
    state.expired.add('key-1');
    state.fail = (response) => response.writeHead(404).end();
    expect(errorIn(await ask()).code).toBe('InvalidSecurityToken.Expired');
    pass(MINUTE_MS);
    expect(errorIn(await ask())).toMatchObject({
      code: 'CREDENTIALS_MISSING',
      message:
        'The Alibaba Cloud credentials cannot be used: RAM role of this ECS instance: 100.100.100.200 refused: status 404; ' +
        'check that this machine is an ECS instance and that the RAM role is attached to it. ' +
        'No other source is tried, because it gave the key until now.',
    });
    state.fail = undefined;
    state.key = 'key-2';
    pass(MINUTE_MS);
    expect((await ask()).ok).toBe(true);
  });
});

describe('a role that is asked for by name', () => {
  const advice = 'check that this machine is an ECS instance and that the RAM role is attached to it';

  test.each([
    ['does not exist', undefined, '100.100.100.200 refused: status 404'],
    [
      'cannot be asked for',
      (response: ServerResponse) => response.destroy(),
      'closed the connection without an answer',
    ],
    ['is answered with a page', (response: ServerResponse) => response.end('<html>'), 'answered without a usable key'],
  ])('and %s is an error with the reason and what to check', async (_what, fail, reason) => {
    vi.stubEnv('ALIBABA_CLOUD_ECS_METADATA', 'other-role');
    const { state, ask, metadata } = await setUp();
    state.fail = fail;
    const { message } = errorIn(await ask());
    expect(message).toContain('RAM role "other-role" of this ECS instance: ');
    expect(message).toContain(`${reason}; ${advice}`);
    expect(metadata.requests).toContain(`${ROLES}other-role`);
  });

  test.each([
    ['.aliyun/config.json', cliConfig({ name: 'ecs', mode: 'EcsRamRole', ram_role_name: 'other-role' })],
    ['.alibabacloud/credentials', '[ecs]\ntype = ecs_ram_role\nrole_name = other-role\n'],
  ])('in a profile of %s too', async (file, text) => {
    home.write(file, text);
    vi.stubEnv('ALIBABA_CLOUD_PROFILE', 'ecs');
    const { ask } = await setUp();
    expect(errorIn(await ask()).message).toContain(`100.100.100.200 refused: status 404; ${advice}`);
  });
});
