import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import packageJson from '../../../package.json';
import { childrenOf, killPrograms, MAIN, runProgram as run } from '../testing/run-program.ts';

/** The machine may be busy with other tests. */
const PATIENCE = { timeout: 10_000 };
const LIVE_KEY = {
  ALIBABA_CLOUD_ACCESS_KEY_ID: 'canary-live-id',
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'canary-live-secret',
};

afterEach(killPrograms);

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

/** Whether a process has a handler of a signal. */
function isCaught(pid: number | undefined, signal: NodeJS.Signals): boolean {
  const mask = /^SigCgt:\s+([0-9a-f]+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0';
  return ((BigInt(`0x${mask}`) >> BigInt(constants.signals[signal] - 1)) & 1n) === 1n;
}

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

  test('stops where npm took a setting for its own', async () => {
    const npm = { npm_lifecycle_event: 'start' };
    const taken = await run(['--port', '0'], { environment: { ...npm, npm_config_source: 'live' } }).ended;
    expect(taken).toEqual({
      code: 1,
      out: '',
      err: 'pai-image-labels: --source: npm took this flag as its own; write: npm start -- --source live\n',
    });
  });

  test('finds a catalog where the command was given', async () => {
    const npm = { npm_lifecycle_event: 'start', npm_lifecycle_script: 'x', npm_package_name: 'pai-image-labels' };
    const folder = mkdtempSync(join(tmpdir(), 'given-'));
    writeFileSync(join(folder, 'mine.json'), '{"Images":[]}');
    const found = run(['--port', '0', '--catalog', './mine.json'], { environment: { ...npm, INIT_CWD: folder } });
    expect(await found.firstLine).toContain(`(embedded catalog from ${join(folder, 'mine.json')}, 0 images)`);
    rmSync(folder, { recursive: true });
  });

  test('repeats no secret, not even one that stands where another value belongs', async () => {
    const secret = 'canary-token-canary-token';
    const { code, err } = await run(['--workspace', secret], {
      environment: { PAI_ACCESS_TOKEN: secret, PAI_AUTH: 'token' },
    }).ended;
    expect(code).toBe(1);
    expect(err).toMatch(/^pai-image-labels: --workspace: "\[hidden\]" is not allowed/);
  });

  test('a catalog that is not one, a port in use: one line and 1', async () => {
    const catalog = await run(['--port', '0', '--catalog', MAIN]).ended;
    expect(catalog.code).toBe(1);
    expect(catalog.err.trim().split('\n')).toHaveLength(1);
    const first = run(['--port', '0']);
    const port = /:(\d+) /.exec(await first.firstLine)?.[1] ?? '';
    const second = await run(['--port', port]).ended;
    expect([second.code, second.out]).toEqual([1, '']);
    expect(second.err).toMatch(/^pai-image-labels: port \d+ on 127\.0\.0\.1 is in use by node \(process \d+\); .*\n$/);
  });

  test.each([
    ['is empty', 'index.html is missing'],
    ['is not there', 'there is no such file'],
  ])('says in one line that the folder of the page %s', async (what, why) => {
    const copy = mkdtempSync(join(tmpdir(), 'unbuilt-'));
    cpSync(join(MAIN, '..'), join(copy, 'server'), { recursive: true });
    writeFileSync(join(copy, 'package.json'), '{"type":"module"}');
    if (what === 'is empty') mkdirSync(join(copy, 'client'));
    const { code, out, err } = await run(['--port', '0'], { main: join(copy, 'server/main.js') }).ended;
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(
      `pai-image-labels: the built page in ${join(copy, 'client')} cannot be served: ${why}; npm run build`,
    );
    expect(err.trim().split('\n')).toHaveLength(1);
    rmSync(copy, { recursive: true });
  });

  test('serves no catalog that was changed after it was built', async () => {
    const copy = mkdtempSync(join(tmpdir(), 'changed-'));
    cpSync(join(MAIN, '../..'), copy, { recursive: true });
    writeFileSync(join(copy, 'package.json'), '{"type":"module"}');
    const assets = join(copy, 'server/assets');
    for (const name of readdirSync(assets)) {
      const text = readFileSync(join(assets, name), 'utf8');
      writeFileSync(join(assets, name), text.replace('pytorch-training:1.12PAI', 'pytorch-training:1.13PAI'));
    }
    const { code, out, err } = await run(['--port', '0'], { main: join(copy, 'server/main.js') }).ended;
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe(
      'pai-image-labels: the built-in catalog was changed after it was built; npm run build makes it anew\n',
    );
    rmSync(copy, { recursive: true });
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
    const { child, firstLine, ended } = run(['--port', '0', '--auth', 'token'], { environment: secrets });
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

  test('serves where nobody reads its first line', async () => {
    const free = createServer().listen(0, '127.0.0.1');
    await once(free, 'listening');
    const { port } = free.address() as AddressInfo;
    free.close();
    const { child, ended } = run(['--port', String(port)]);
    child.stdout.destroy();
    const health = `http://127.0.0.1:${port}/healthz`;
    await expect.poll(() => statusOf(health), PATIENCE).toBe(200);
    // The answer of a server that has met the broken pipe by now.
    expect(await statusOf(health)).toBe(200);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });

  test('goes on serving when nobody takes its log', async () => {
    const { child, url } = run(['--port', '0', '--source', 'live', '--auth', 'none'], { environment: LIVE_KEY });
    const origin = await url();
    child.stderr.destroy();
    for (let count = 0; count < 5; count += 1) expect((await fetch(`${origin}/api/session`)).status).toBe(200);
  });

  test('goes on serving when no file may be opened any more, and takes new clients once it may', async () => {
    const { child, url, ended } = run(['--port', '0'], { files: 64 });
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

  test('keeps its log from holding up requests where nobody reads it, and says what it dropped', {
    timeout: 60_000,
  }, async () => {
    const { child, url, ended, errors } = run(['--port', '0', '--source', 'live', '--auth', 'none'], {
      environment: LIVE_KEY,
    });
    const origin = await url();
    await expect.poll(errors, PATIENCE).toContain('credentials: ');
    child.stderr.pause();
    const long = Array.from({ length: 30 }, (_, at) => `${'x'.repeat(50)}${at}=1`).join('&');
    for (let round = 0; round < 20; round += 1) {
      const answers = Array.from({ length: 20 }, () => fetch(`${origin}/nowhere?${long}`));
      for (const { status } of await Promise.all(answers)) expect(status).toBe(404);
    }
    child.stderr.resume();
    await expect.poll(errors, PATIENCE).toMatch(/^pai-image-labels: \d+ log lines were dropped because nothing read/m);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
    const lines = errors().trim().split('\n');
    for (const line of lines) if (!line.startsWith('pai-image-labels: ')) expect(() => JSON.parse(line)).not.toThrow();
    const dropped = Number(/(\d+) log lines/.exec(errors())?.[1]);
    expect(lines.length - 2 + dropped).toBe(400);
  });

  test('tells a fault whole to a reader that is slow', async () => {
    const { child, ended } = run(['--port', 'x'.repeat(3_000), ...Array(40).fill('stray')]);
    child.stderr.pause();
    setTimeout(() => child.stderr.resume(), 500);
    const { code, err } = await ended;
    expect(code).toBe(1);
    expect(err.endsWith('\n')).toBe(true);
    expect(err.trim().split('\n').length).toBeGreaterThan(1);
  });

  test('opens no debugger, not even while it starts, in neither process', async () => {
    const { child, url, ended } = run(['--port', '0'], { node: ['--inspect-port=192.0.2.1:1024'] });
    // By default the signal ends a process until node catches it, which is long before our code runs.
    await expect.poll(() => isCaught(child.pid, 'SIGUSR1'), PATIENCE).toBe(true);
    child.kill('SIGUSR1');
    await expect.poll(() => childrenOf(child.pid), PATIENCE).toHaveLength(1);
    const [worker = 0] = childrenOf(child.pid);
    await expect.poll(() => isCaught(worker, 'SIGUSR1'), PATIENCE).toBe(true);
    process.kill(worker, 'SIGUSR1');
    const origin = await url();
    for (const pid of [child.pid ?? 0, worker]) process.kill(pid, 'SIGUSR1');
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    child.kill('SIGTERM');
    const { code, err } = await ended;
    expect(code).toBe(0);
    expect(err).not.toContain('listening');
  });

  test('is not ended by SIGUSR2 while it starts', async () => {
    const { child, url, ended } = run(['--port', '0']);
    await expect.poll(() => isCaught(child.pid, 'SIGUSR2'), PATIENCE).toBe(true);
    child.kill('SIGUSR2');
    expect((await fetch(`${await url()}/healthz`)).status).toBe(200);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });

  test.each(['child_process', 'cluster', '*'])('NODE_DEBUG=%s writes no secret', async (sets) => {
    const environment = { ...LIVE_KEY, PAI_ACCESS_TOKEN: 'canary-token-canary-token', NODE_DEBUG: sets };
    const { child, url, ended, errors } = run(['--port', '0', '--source', 'live'], { environment });
    await url();
    await expect.poll(errors, PATIENCE).toContain('credentials: ');
    child.kill('SIGTERM');
    const { code, out, err } = await ended;
    expect(code).toBe(0);
    expect(out + err).not.toContain('canary');
  });

  test('leaves no memory in a core dump', async () => {
    const { child, url } = run(['--port', '0']);
    await url();
    for (const pid of [child.pid, ...childrenOf(child.pid)])
      expect(readFileSync(`/proc/${pid}/coredump_filter`, 'utf8')).toBe('00000000\n');
  });
});

describe('the live source', () => {
  test('listens at once, and then says which credentials it has', async () => {
    const { child, firstLine, ended, errors } = run(['--port', '0', '--source', 'live'], { environment: LIVE_KEY });
    expect(await firstLine).toMatch(
      /^PAI Image Labels on http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43} \(live PAI, region cn-hangzhou at https:\/\/aiworkspace\.cn-hangzhou\.aliyuncs\.com\)$/,
    );
    await expect.poll(errors, PATIENCE).toBe('pai-image-labels: credentials: environment variables\n');
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });

  test('without credentials says in one line how to set them up, and serves', async () => {
    const nothing = { HOME: '/nonexistent', ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true' };
    const { child, url, ended, errors } = run(['--port', '0', '--source', 'live', '--auth', 'none'], {
      environment: nothing,
    });
    const origin = await url();
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    await expect.poll(errors, PATIENCE).toMatch(/^pai-image-labels: credentials: No Alibaba Cloud credentials.*$/m);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });

  test('does not start without the checking of certificates', async () => {
    const unsafe = { ...LIVE_KEY, NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    const { code, out, err } = await run(['--port', '0', '--source', 'live'], { environment: unsafe }).ended;
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
    const assets = join(MAIN, '../assets');
    const serving = readdirSync(assets).find((name) => name.startsWith('run-worker')) ?? '';
    const loadedAtOnce = load(MAIN) + load(join(assets, serving));
    const chunks = readdirSync(assets).map((name) => readFileSync(join(assets, name), 'utf8'));
    expect(loadedAtOnce).toContain('/api/session');
    // Where the library looks: its name for the key's variable, and the address of the metadata service.
    for (const clue of ['ALIBABA_CLOUD_ACCESS_KEY_ID', '100.100.100.200']) {
      expect(chunks.some((text) => text.includes(clue))).toBe(true);
      expect(loadedAtOnce.includes(clue)).toBe(false);
    }
  });
});
