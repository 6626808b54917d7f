import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { PaiErrorBody } from '../../src/contract/errors.ts';
import { startStandIn } from '../stand-in/stand-in.mjs';
import { startServer } from '../support/server.mjs';
import { CANARIES, LABELS } from './server.mjs';

const KEY = { id: CANARIES.keyId, secret: CANARIES.keySecret };
const FROM_ENVIRONMENT = { ALIBABA_CLOUD_ACCESS_KEY_ID: KEY.id, ALIBABA_CLOUD_ACCESS_KEY_SECRET: KEY.secret };

let standIn: Awaited<ReturnType<typeof startStandIn>>;
let home: string;
const cleanUps: (() => void)[] = [];
beforeAll(async () => {
  standIn = await startStandIn({ key: KEY });
  home = mkdtempSync(join(tmpdir(), 'live-credentials-'));
});
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});
afterAll(async () => {
  rmSync(home, { recursive: true });
  await standIn.stop();
});

/** The product's response with only these settings, in an empty home. No response or log line may contain a secret. */
async function askOnce(env: Record<string, string>, { endpoint = standIn.origin, path = LABELS } = {}) {
  const server = await startServer({
    flags: ['--source', 'live', '--endpoint', endpoint],
    env: { HOME: home, ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true', PAI_ACCESS_TOKEN: CANARIES.accessToken, ...env },
  });
  const headers = { Authorization: `Bearer ${CANARIES.accessToken}` };
  const answer = await fetch(`${server.origin}${path}`, { headers });
  const text = await answer.text();
  await server.stop();
  const output = server.output();
  for (const secret of [...Object.values(CANARIES), home]) expect(`${text}\n${output}`).not.toContain(secret);
  return { status: answer.status, text, output };
}

const refusalIn = (answer: { readonly text: string }) => PaiErrorBody.parse(JSON.parse(answer.text));

function writeProfile(text: string): void {
  mkdirSync(join(home, '.aliyun'), { recursive: true });
  writeFileSync(join(home, '.aliyun', 'config.json'), text);
  cleanUps.push(() => rmSync(join(home, '.aliyun'), { recursive: true, force: true }));
}

/** A server in place of a token service. Returns its address and the number of requests. */
async function serve(handler: RequestListener) {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUps.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { host: `127.0.0.1:${port}`, asked: () => asked };
}

const PATIENCE = { timeout: 15_000 };

/** Whether a process still runs; an exited process counts as ended even if its parent has not collected it. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !/^\d+ \(.*\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

const profile = JSON.stringify({
  current: 'default',
  profiles: [{ name: 'default', mode: 'AK', access_key_id: KEY.id, access_key_secret: KEY.secret }],
});

describe('credentials', { timeout: 30_000 }, () => {
  test('that are missing: one clear line, in the response and in the log', async () => {
    const answer = await askOnce({});
    expect(answer.status).toBe(502);
    expect(refusalIn(answer)).toMatchObject({
      Code: 'CREDENTIALS_MISSING',
      Message: expect.stringContaining('ALIBABA_CLOUD_ACCESS_KEY_ID'),
    });
    expect(answer.output).toContain('ALIBABA_CLOUD_ACCESS_KEY_ID');
  });

  test('from the environment: the log says so', async () => {
    const answer = await askOnce(FROM_ENVIRONMENT);
    expect(answer.status).toBe(200);
    expect(answer.output).toMatch(/environment/);
  });

  test('with one half missing', async () => {
    const answer = await askOnce({ ALIBABA_CLOUD_ACCESS_KEY_ID: KEY.id });
    expect(answer.status).toBe(502);
    expect(refusalIn(answer).Message).toContain('ALIBABA_CLOUD_ACCESS_KEY_SECRET');
  });

  test('in a profile, complete and truncated in the secret', async () => {
    writeProfile(profile);
    expect((await askOnce({})).status).toBe(200);
    writeProfile(profile.slice(0, profile.indexOf(KEY.secret) + KEY.secret.length));
    const torn = await askOnce({});
    expect(torn.status).toBe(502);
    expect(refusalIn(torn).Code).toBe('CREDENTIALS_MISSING');
  });

  test('from a token service: renewed when PAI says that they have expired', async () => {
    const body = JSON.stringify({
      Code: 'Success',
      AccessKeyId: KEY.id,
      AccessKeySecret: KEY.secret,
      SecurityToken: CANARIES.securityToken,
      Expiration: new Date(Date.now() + 3_600_000).toISOString(),
    });
    const tokens = await serve((_request, response) => response.end(body));
    const tokenStandIn = await startStandIn({ key: { ...KEY, securityToken: CANARIES.securityToken } });
    // With DEBUG, the credential library writes its requests and responses to stderr.
    const env = { ALIBABA_CLOUD_CREDENTIALS_URI: `http://${tokens.host}/${CANARIES.accessToken}`, DEBUG: '*' };
    const endpoint = tokenStandIn.origin;
    expect((await askOnce(env, { endpoint })).status).toBe(200);
    expect(tokens.asked()).toBe(1);
    // The sentinel returns an expired token for its first request.
    const answer = await askOnce(env, { endpoint, path: `${LABELS}?WorkspaceId=9036` });
    expect(answer.status).toBe(200);
    expect(tokens.asked()).toBe(3);
    await tokenStandIn.stop();
  });

  test('from a service with a truncated response, or with a web page', async () => {
    const torn = `{"AccessKeyId":"${KEY.id}","AccessKeySecret":"${KEY.secret}","SecurityToken":"CAIS`;
    for (const body of [torn, `<html>${KEY.secret}</html>`]) {
      const tokens = await serve((_request, response) => response.end(body));
      const answer = await askOnce({ ALIBABA_CLOUD_CREDENTIALS_URI: `http://${tokens.host}/` });
      expect(answer.status).toBe(502);
      expect(refusalIn(answer).Code).toBe('CREDENTIALS_MISSING');
      expect(tokens.asked()).toBeGreaterThan(0);
    }
  });

  test('of a profile: the log says which one, and which variables are not read', async () => {
    writeProfile(profile);
    const answer = await askOnce({ ALICLOUD_ACCESS_KEY: CANARIES.keyId });
    expect(answer.status).toBe(200);
    expect(answer.output).toContain('credentials: profile "default" of ~/.aliyun/config.json, mode AK\n');
    expect(answer.output).toContain(
      'ALICLOUD_ACCESS_KEY is set but not read; the name is ALIBABA_CLOUD_ACCESS_KEY_ID\n',
    );
  });

  test('of a named profile that does not exist: no other is used', async () => {
    writeProfile(profile);
    const answer = await askOnce({ ALIBABA_CLOUD_PROFILE: 'nosuch' });
    expect(answer.status).toBe(502);
    expect(refusalIn(answer).Message).toContain('profile "nosuch" is in neither ~/.aliyun/config.json');
    expect(answer.output).toContain('credentials: The Alibaba Cloud credentials cannot be used: profile "nosuch"');
  });

  test.each(['SIGTERM', 'SIGKILL'] as const)('of a hanging command: it ends with the server, on %s', async (signal) => {
    const pids = join(home, `pids-${signal}`);
    const command = `sh -c 'sleep 600 & echo $$ $! > ${pids}; sleep 600'`;
    writeProfile(
      JSON.stringify({ current: 'x', profiles: [{ name: 'x', mode: 'External', process_command: command }] }),
    );
    const server = await startServer({
      flags: ['--source', 'live', '--endpoint', standIn.origin],
      env: { HOME: home },
    });
    await expect.poll(() => existsSync(pids) && readFileSync(pids, 'utf8'), PATIENCE).toMatch(/^\d+ \d+\n$/);
    const running = () => readFileSync(pids, 'utf8').trim().split(' ').map(Number).filter(isAlive);
    expect(running()).toHaveLength(2);
    if (signal === 'SIGTERM') await server.stop();
    else process.kill(server.pid, 'SIGKILL');
    await expect.poll(running, PATIENCE).toEqual([]);
  });

  test.each([
    ['refuses connections', 'http://127.0.0.1:9'],
    ['has no address', 'https://aiworkspace.{region}.stand-in.invalid'],
  ])('that are valid, and an endpoint that %s', async (_what, endpoint) => {
    const answer = await askOnce(FROM_ENVIRONMENT, { endpoint });
    expect(answer.status).toBe(502);
    expect(refusalIn(answer).Code).toBe('UNREACHABLE');
  });

  test('that are valid, and an endpoint without TLS', async () => {
    const plain = await serve((_request, response) => response.end());
    const answer = await askOnce(FROM_ENVIRONMENT, { endpoint: `https://${plain.host}` });
    expect(answer.status).toBe(502);
    expect(refusalIn(answer).Code).toBe('UNREACHABLE');
    expect(plain.asked()).toBe(0);
  });
});
