import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { canaryToken } from '../testing/canary-token.ts';
import { closeServers, httpServer, sendJson } from '../testing/fault-server.ts';
import { createCredentials } from './credentials.ts';
import { createProviderChain } from './provider-chain.ts';

let home: string;
const printed: string[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'home-'));
  vi.stubEnv('HOME', home);
  for (const name of Object.keys(process.env)) if (name.startsWith('ALIBABA_CLOUD_')) vi.stubEnv(name, undefined);
  // The machine that runs the tests may have a real metadata service.
  vi.stubEnv('ALIBABA_CLOUD_ECS_METADATA_DISABLED', 'true');
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true });
  expect(printed.splice(0).join('')).not.toMatch(/canary/);
  await closeServers();
});

function writeHome(path: string, text: string): void {
  const file = join(home, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
}

function cliProfile(profile: object): string {
  return JSON.stringify({ current: 'default', profiles: [{ name: 'default', ...profile }] });
}

const CLI = '.aliyun/config.json';
const SHARED = '.alibabacloud/credentials';
const KEY = { access_key_id: 'canary-id', access_key_secret: 'canary-secret' };

describe('finds', () => {
  test.each([
    [
      'a key of the CLI',
      CLI,
      cliProfile({ mode: 'AK', ...KEY }),
      'profile "default" of ~/.aliyun/config.json, mode AK',
      ['canary-id', 'canary-secret'],
    ],
    [
      'a token of the CLI',
      CLI,
      cliProfile({ mode: 'StsToken', ...KEY, sts_token: 'canary-token' }),
      'profile "default" of ~/.aliyun/config.json, mode StsToken',
      ['canary-id', 'canary-secret', 'canary-token'],
    ],
    [
      'a shared profile',
      SHARED,
      '[default]\ntype = access_key\naccess_key_id = canary-id\naccess_key_secret = canary-secret\n',
      'profile "default" of ~/.alibabacloud/credentials, type access_key',
      ['canary-id', 'canary-secret'],
    ],
  ])('%s', async (_name, path, text, provider, values) => {
    writeHome(path, text);
    const found = await createProviderChain(process.env).find();
    if (!found.ok) throw new Error(found.error.reasons.join());
    expect(found.value.provider).toBe(provider);
    expect(found.value.key.values()).toEqual(values);
    expect(inspect(found, { depth: 9 })).not.toMatch(/canary/);
  });

  test('a profile after a broken one, and a setup that was added after a chain found no key', async () => {
    const credentials = createCredentials(process.env);
    expect(await credentials.get()).toMatchObject({ ok: false, error: { code: 'CREDENTIALS_MISSING' } });
    writeHome(CLI, '{"broken');
    writeHome(SHARED, '[default]\ntype = access_key\naccess_key_id = later\naccess_key_secret = canary-secret\n');
    const got = await credentials.get();
    expect(got.ok && got.value.id).toBe('later');
    expect(credentials.answeredBy()).toBe(
      'profile "default" of ~/.alibabacloud/credentials, type access_key; not used: ~/.aliyun/config.json is not valid JSON',
    );
  });

  test('a token from a URI', async () => {
    const server = await httpServer((_request, response) => sendJson(response, canaryToken(Date.now() + 3_600_000)));
    vi.stubEnv('ALIBABA_CLOUD_CREDENTIALS_URI', server.url);
    const credentials = createCredentials(process.env);
    await Promise.all(Array.from({ length: 20 }, () => credentials.get()));
    expect(credentials.secrets()).toHaveLength(3);
    expect(server.requests).toHaveLength(1);
  });
});

describe('an expired key of a URI', () => {
  const HOUR_MS = 3_600_000;
  test.each([1_000, HOUR_MS, 400 * 24 * HOUR_MS])('%i ms ago is refused, and requested again', async (age) => {
    let expires = Date.now() - age;
    const server = await httpServer((_request, response) => sendJson(response, canaryToken(expires)));
    vi.stubEnv('ALIBABA_CLOUD_CREDENTIALS_URI', server.url);
    const credentials = createCredentials(process.env);
    const got = await credentials.get();
    expect(got.ok || got.error.message).toContain(
      `${new URL(server.url).host} gave a key that expired on ${new Date(expires).toISOString().slice(0, 10)}`,
    );
    expires = Date.now() + HOUR_MS;
    expect(await credentials.get()).toMatchObject({ ok: true, value: { id: 'canary-id' } });
    expect(server.requests).toHaveLength(2);
  });

  test('only by the clock of this machine is used', async () => {
    const there = Date.now() - 10 * HOUR_MS;
    const server = await httpServer((_request, response) => {
      response.setHeader('Date', new Date(there).toUTCString());
      sendJson(response, canaryToken(there + HOUR_MS));
    });
    vi.stubEnv('ALIBABA_CLOUD_CREDENTIALS_URI', server.url);
    expect(await createCredentials(process.env).get()).toMatchObject({ ok: true, value: { id: 'canary-id' } });
  });
});

describe('does not reveal unreadable content', () => {
  test.each([
    ['a profile that is cut off', CLI, cliProfile({ mode: 'AK', ...KEY }).slice(0, -3)],
    ['a profile without a secret', CLI, cliProfile({ mode: 'AK', access_key_id: 'canary-id' })],
    ['a mode that no one knows', CLI, cliProfile({ mode: 'canary-mode', ...KEY })],
    ['numbers for keys', CLI, cliProfile({ mode: 'AK', access_key_id: 1, access_key_secret: { canary: 1 } })],
    [
      'a key with a line end',
      CLI,
      cliProfile({ mode: 'AK', access_key_id: 'canary\r\nx', access_key_secret: 'canary' }),
    ],
    ['a command that fails', CLI, cliProfile({ mode: 'External', process_command: 'node -e canary-command' })],
    ['a list', CLI, '["canary"]'],
    ['a shared profile of another kind', SHARED, '[default]\ntype = canary\naccess_key_secret = canary-secret\n'],
    ['a shared profile without a kind', SHARED, 'canary-secret\n[other]\naccess_key_secret = canary-secret'],
  ])('%s', async (_name, path, text) => {
    writeHome(path, text);
    const credentials = createCredentials(process.env);
    const got = await credentials.get();
    expect(got).toMatchObject({ ok: false, error: { code: 'CREDENTIALS_MISSING', status: 502 } });
    expect(inspect([got, credentials], { depth: 9, showHidden: true })).not.toMatch(/canary/);
    expect(JSON.stringify(got)).not.toContain(home);
  });

  test.each([
    ['torn', '{"Code":"Success","AccessKeySecret":"canary-secret","Secur'],
    ['with a part missing', '{"Code":"Success","AccessKeyId":"canary-id","AccessKeySecret":"canary-secret"}'],
    ['empty', ''],
  ])('a token response that is %s', async (_name, text) => {
    const server = await httpServer((_request, response) => response.end(text));
    vi.stubEnv('ALIBABA_CLOUD_CREDENTIALS_URI', `${server.url}/canary-path`);
    const credentials = createCredentials(process.env);
    const got = await credentials.get();
    expect(got).toMatchObject({ ok: false, error: { code: 'CREDENTIALS_MISSING' } });
    expect(inspect([got, credentials], { depth: 9, showHidden: true })).not.toMatch(/canary/);
  });
});
