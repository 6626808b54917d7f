import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCredentials } from './credentials/credentials.ts';
import { fakeClock } from './testing/fake-clock.ts';
import { closeServers, httpServer, ONE_LABEL, refuse, sendJson } from './testing/fault-server.ts';
import { cliConfig, emptyHome } from './testing/home.ts';
import { errorIn, PATIENT, testSource } from './testing/test-source.ts';

let home: ReturnType<typeof emptyHome>;
beforeEach(() => {
  home = emptyHome();
});
afterEach(async () => {
  home.remove();
  await closeServers();
});

const CLI = '.aliyun/config.json';
const profile = (name: string, id: string) => ({ name, mode: 'AK', access_key_id: id, access_key_secret: 'secret' });

/** A service that accepts one key, which the test changes, and a source that reads its keys from the profile file. */
async function setUp(code: string, good: string) {
  const state = { good };
  const answer = (request: IncomingMessage, response: ServerResponse) =>
    request.headers.authorization?.includes(`Credential=${state.good},`)
      ? sendJson(response, ONE_LABEL)
      : refuse(response, code, 400);
  const server = await httpServer(answer);
  const { clock, pass } = fakeClock();
  const credentials = createCredentials(process.env, { clock });
  const { source } = testSource(server.url, { credentials, clock });
  const ask = () => source.listImageLabels({}, PATIENT, { bypassCache: true });
  return { state, server, ask, pass, source };
}

describe.each([
  'InvalidAccessKeyId.NotFound',
  'InvalidAccessKeyId.Inactive',
  'SignatureDoesNotMatch',
  'IncompleteSignature',
  'InvalidSecurityToken.Malformed',
  'InvalidSecurityToken.Expired',
  'Forbidden.AccessKeyDisabled',
])('a profile key that the service refuses with %s', (code) => {
  test('is read again after the file is fixed, and signs the request', async () => {
    home.write(CLI, cliConfig(profile('default', 'wrong')));
    const { server, ask, pass, source } = await setUp(code, 'right');
    expect(errorIn(await ask())).toMatchObject({ code });
    home.write(CLI, cliConfig(profile('default', 'right')));
    pass(30_000);
    expect((await ask()).ok).toBe(true);
    expect(server.requests.at(-1)?.headers.authorization).toContain('Credential=right,');
    await source.close();
  });

  test('that is rotated while in use causes no refusal for a client', async () => {
    home.write(CLI, cliConfig(profile('default', 'old')));
    const { state, ask, source } = await setUp(code, 'old');
    expect((await ask()).ok).toBe(true);
    home.write(CLI, cliConfig(profile('default', 'new')));
    state.good = 'new';
    expect((await ask()).ok).toBe(true);
    await source.close();
  });
});

test('a key that stays wrong is sent once, and the file is read once in half a minute', async () => {
  home.write(CLI, cliConfig(profile('default', 'wrong')));
  const { server, ask, pass, source } = await setUp('InvalidAccessKeyId.NotFound', 'right');
  for (let at = 0; at < 5; at += 1) await ask();
  expect(server.requests).toHaveLength(5);
  home.write(CLI, cliConfig(profile('default', 'right')));
  pass(29_999);
  expect((await ask()).ok).toBe(false);
  pass(1);
  expect((await ask()).ok).toBe(true);
  await source.close();
});

test('a switch of the current profile is used within half a minute', async () => {
  home.write(CLI, cliConfig(profile('one', 'a'), profile('two', 'b')));
  const { state, ask, pass, source } = await setUp('InvalidAccessKeyId.NotFound', 'a');
  expect((await ask()).ok).toBe(true);
  home.write(CLI, cliConfig(profile('two', 'b'), profile('one', 'a')));
  state.good = 'b';
  pass(30_000);
  expect((await ask()).ok).toBe(true);
  await source.close();
});

test('a refused key whose profile was removed gives the reason instead', async () => {
  home.write(CLI, cliConfig(profile('default', 'wrong')));
  const { ask, source } = await setUp('InvalidAccessKeyId.NotFound', 'right');
  home.write(CLI, cliConfig({ name: 'default', mode: 'AK', access_key_id: 'canary' }));
  await ask();
  expect(errorIn(await ask()).message).toMatch(
    /profile "default" of ~\/\.aliyun\/config\.json, mode AK: it has no access_key_secret/,
  );
  await source.close();
});
