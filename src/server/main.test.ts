import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../../package.json';
import { buildParts, PARTS, ROOT } from '../build/build-parts.mjs';

const MAIN = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));
const running: ChildProcess[] = [];
/** The machine may be busy with other tests. */
const PATIENCE = { timeout: 10_000 };
const LIVE_KEY = {
  ALIBABA_CLOUD_ACCESS_KEY_ID: 'canary-live-id',
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'canary-live-secret',
};

beforeAll(async () => {
  if (!existsSync(MAIN)) await buildParts(ROOT, PARTS);
}, 120_000);
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

/**
 * Starts the built program, with options of node's own before it; `firstLine` is what it prints when it is ready,
 * `ended` all there was. `files` is how many it may have open.
 */
function run(
  args: readonly string[],
  environment: Record<string, string> = {},
  nodeOptions: readonly string[] = [],
  files?: number,
) {
  const env = { PATH: process.env.PATH, ...environment };
  const program = [process.execPath, ...nodeOptions, MAIN, ...args];
  const child =
    files === undefined
      ? spawn(process.execPath, program.slice(1), { env })
      : spawn('/bin/sh', ['-c', `ulimit -n ${files} && exec "$@"`, 'sh', ...program], { env });
  running.push(child);
  let out = '';
  let err = '';
  const firstLine = new Promise<string>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (part) => {
      out += part;
      if (out.includes('\n')) resolve(out.trim());
    });
  });
  child.stderr.setEncoding('utf8').on('data', (part) => {
    err += part;
  });
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, out, err }));
  });
  const url = async () => /http:\/\/127\.0\.0\.1:\d+/.exec(await firstLine)?.[0] ?? '';
  return { child, firstLine, url, ended, errors: () => err };
}

/** A connection that is kept open; `ask` asks for the page over it, `ended` settles when the server closes it. */
async function held(host: string, port: string) {
  const socket = connect(Number(port), host);
  // One that the server turns away may be reset.
  socket.on('error', () => socket.destroy());
  const ended = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  socket.resume();
  await once(socket, 'connect');
  const ask = async () => {
    socket.write(`GET / HTTP/1.1\r\nHost: ${host}:${port}\r\n\r\n`);
    const [bytes] = await once(socket, 'data');
    return String(bytes);
  };
  return { socket, ask, ended };
}

/** The status of an answer, or nothing where none comes. */
const statusOf = (url: string) =>
  fetch(url).then(
    ({ status }) => status,
    () => undefined,
  );

describe('the program', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('serves page and API until %s, and prints one line', async (signal) => {
    const { child, firstLine, ended } = run(['--port', '0']);
    const line = await firstLine;
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    expect(line).toBe(`PAI Image Labels on ${url} (embedded catalog, 217 images)`);
    expect(await (await fetch(`${url}/`)).text()).toContain('<div id="root">');
    const session = await (await fetch(`${url}/api/session`)).json();
    expect(session).toMatchObject({ source: 'embedded', version: packageJson.version });
    child.kill(signal);
    expect(await ended).toEqual({ code: 0, out: `${line}\n`, err: '' });
  });

  test('says what is wrong with its settings, all of it, and ends with 1', async () => {
    const { code, out, err } = await run(['--port', 'x', '--source', 'lively', 'stray']).ended;
    expect([code, out]).toEqual([1, '']);
    expect(err.trim().split('\n')).toHaveLength(3);
    expect(err).toContain('pai-image-labels: --source: "lively" is not allowed; allowed: embedded or live');
  });

  test('repeats no secret, not even one that stands where another value belongs', async () => {
    const secret = 'canary-token-canary-token';
    const { code, err } = await run(['--region', secret], { PAI_ACCESS_TOKEN: secret, PAI_AUTH: 'token' }).ended;
    expect(code).toBe(1);
    expect(err).toMatch(/^pai-image-labels: --region: "\[hidden\]" is not allowed/);
  });

  test('a catalog that is not one, a port in use: one line and 1', async () => {
    const catalog = await run(['--port', '0', '--catalog', MAIN]).ended;
    expect(catalog.code).toBe(1);
    expect(catalog.err.trim().split('\n')).toHaveLength(1);
    const first = run(['--port', '0']);
    const port = /:(\d+) /.exec(await first.firstLine)?.[1] ?? '';
    const second = await run(['--port', port]).ended;
    expect([second.code, second.out]).toEqual([1, '']);
    expect(second.err).toMatch(/^pai-image-labels: port \d+ on 127\.0\.0\.1 is in use; .*\n$/);
  });

  test('--help and --version', async () => {
    expect(await run(['--version']).ended).toEqual({ code: 0, out: `${packageJson.version}\n`, err: '' });
    const help = await run(['--help', '--port', 'x']).ended;
    expect(help.code).toBe(0);
    expect(help.out).toContain('--allowed-hosts');
  });

  test('lets no secret out, whatever is asked of it', async () => {
    const secrets = {
      PAI_ACCESS_TOKEN: 'canary-token-canary-token',
      PAI_EMBEDDED_ACCESS_KEY_ID: 'canary-id',
      PAI_EMBEDDED_ACCESS_KEY_SECRET: 'canary-secret',
    };
    const { child, firstLine, ended } = run(['--port', '0', '--auth', 'token'], secrets);
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(await firstLine)?.[0] ?? '';
    const headers = { authorization: `Bearer ${secrets.PAI_ACCESS_TOKEN}` };
    const paths = ['/', '/api/session', '/api/v1/images', '/api/v1/images/%ff', '/api/nowhere', '/?token=canary'];
    const answers = await Promise.all(
      paths.map(async (path) => {
        const answer = await fetch(url + path, { headers, redirect: 'manual' });
        return JSON.stringify([...answer.headers]) + (await answer.text());
      }),
    );
    child.kill('SIGTERM');
    const { code, out, err } = await ended;
    expect(code).toBe(0);
    expect(answers.join() + out + err).not.toContain('canary');
  });

  test('goes on serving when nobody takes its log', async () => {
    const { child, url } = run(['--port', '0', '--source', 'live', '--auth', 'none'], LIVE_KEY);
    const origin = await url();
    child.stderr.destroy();
    for (let count = 0; count < 5; count += 1) expect((await fetch(`${origin}/api/session`)).status).toBe(200);
  });

  test('goes on serving when no file may be opened any more, and takes new clients once it may', async () => {
    const { child, url, ended } = run(['--port', '0'], {}, [], 64);
    const { hostname, port, origin } = new URL(await url());
    const first = await held(hostname, port);
    const sockets = await Promise.all(Array.from({ length: 100 }, () => held(hostname, port)));
    // More than the process may have open: that one is turned away tells that the end is reached.
    await Promise.race(sockets.map((one) => one.ended));
    expect(await first.ask()).toMatch(/^HTTP\/1\.1 200 /);
    for (const { socket } of [first, ...sockets]) socket.destroy();
    await expect.poll(() => statusOf(`${origin}/`), PATIENCE).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0, err: '' });
  });

  test('opens no debugger', async () => {
    const { child, url, ended } = run(['--port', '0']);
    const origin = await url();
    child.kill('SIGUSR1');
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0, err: '' });
  });

  test('stopped by a fault of its own: one line without a secret, and 1 within a second', async () => {
    const secrets = { ...LIVE_KEY, PAI_ACCESS_TOKEN: 'canary-token-canary-token' };
    const fault = `'canary\\n' + Object.entries(process.env).map((pair) => pair.join(' is ')).join(' ')`;
    const later = `data:text/javascript,process.once('SIGUSR2',()=>{throw new Error(${encodeURIComponent(fault)})})`;
    const { child, url, ended } = run(['--port', '0', '--source', 'live'], secrets, ['--import', later]);
    await url();
    const thrown = Date.now();
    child.kill('SIGUSR2');
    const { code, err } = await ended;
    expect(Date.now() - thrown).toBeLessThan(1_000);
    expect(code).toBe(1);
    const lines = err
      .trim()
      .split('\n')
      .filter((line) => !line.includes('credentials: '));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^pai-image-labels: stopped by a fault of its own: Error: canary\\u000a/);
    for (const secret of Object.values(secrets)) expect(err).not.toContain(secret);
  });
});

describe('the live source', () => {
  test('listens at once, and then says which credentials it has', async () => {
    const { child, firstLine, ended, errors } = run(['--port', '0', '--source', 'live'], LIVE_KEY);
    expect(await firstLine).toMatch(
      /^PAI Image Labels on http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43} \(live PAI, region cn-hangzhou at https:\/\/aiworkspace\.cn-hangzhou\.aliyuncs\.com\)$/,
    );
    await expect.poll(errors, PATIENCE).toBe('pai-image-labels: credentials: environment variables\n');
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });

  test('without credentials says in one line how to set them up, and serves', async () => {
    const nothing = { HOME: '/nonexistent', ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true' };
    const { child, url, ended, errors } = run(['--port', '0', '--source', 'live', '--auth', 'none'], nothing);
    const origin = await url();
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    await expect.poll(errors, PATIENCE).toMatch(/^pai-image-labels: credentials: No Alibaba Cloud credentials.*$/m);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });

  test('does not start without the checking of certificates', async () => {
    const unsafe = { ...LIVE_KEY, NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    const { code, out, err } = await run(['--port', '0', '--source', 'live'], unsafe).ended;
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^pai-image-labels: NODE_TLS_REJECT_UNAUTHORIZED: "0" accepts every certificate/);
  });

  test('is not even loaded by the embedded one', () => {
    const seen = new Set<string>();
    const load = (path: string): string => {
      seen.add(path);
      const text = readFileSync(path, 'utf8');
      const imported = [...text.matchAll(/^import\b[^'"\n]*["'](\.[^'"]+)["']/gm)].map(([, name]) =>
        join(path, '..', name ?? ''),
      );
      return [text, ...imported.filter((name) => !seen.has(name)).map(load)].join('\n');
    };
    const loadedAtOnce = load(MAIN);
    const chunks = readdirSync(join(MAIN, '../assets')).map((name) =>
      readFileSync(join(MAIN, '../assets', name), 'utf8'),
    );
    // Where the library looks: its name for the key's variable, and the address of the metadata service.
    for (const clue of ['ALIBABA_CLOUD_ACCESS_KEY_ID', '100.100.100.200']) {
      expect(chunks.some((text) => text.includes(clue))).toBe(true);
      expect(loadedAtOnce.includes(clue)).toBe(false);
    }
  });
});
