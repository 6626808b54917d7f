import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { keepAsking } from '../testing/keep-asking.ts';
import { childrenOf, killPrograms, runProgram } from '../testing/run-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'supervisor-'));
afterEach(killPrograms);
afterAll(() => rmSync(folder, { recursive: true }));

/** For many processes that start and stop beside other tests. */
const PATIENCE = { timeout: 20_000 };
const LONG = { timeout: 90_000 };
const REPLACED = 'a new worker serves';
const SECRETS = {
  ALIBABA_CLOUD_ACCESS_KEY_ID: 'canary-live-id',
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'canary-live-secret',
  PAI_ACCESS_TOKEN: 'canary-token-canary-token',
};

/** Makes SIGURG, which the supervisor forwards, throw in the worker. The error contains all secrets. */
const THROW_ON_SIGURG = `data:text/javascript,${encodeURIComponent(`
  import { subscribe } from 'node:diagnostics_channel';
  const workers = new Set();
  subscribe('child_process', ({ process: worker }) => workers.add(worker));
  process.on('SIGURG', () => {
    if (process.connected) throw new Error('canary\\n' + Object.entries(process.env).join(' '));
    for (const worker of workers) worker.kill('SIGURG');
  });`)}`;

/** Blocks the worker at its start for longer than the limit of silence. */
const SLOW_WORKER = `data:text/javascript,if (process.send) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 4_000);`;

/** Runs code in the worker before it handles `serve`. */
const whenToServe = (act: string) => `data:text/javascript,if (process.send) process.once('message', () => ${act});`;
const HANGING_READER = whenToServe('Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000)');
const ABORTING_READER = whenToServe('process.abort()');

const linesWith = (text: string, part: string) => text.split('\n').filter((line) => line.includes(part));

/** The status of the response, or the error code of the connection. */
async function statusOf(url: string, headers: Record<string, string> = {}): Promise<number | string> {
  return fetch(url, { headers }).then(
    ({ status }) => status,
    (error) => String(error.cause?.code),
  );
}

/** Writes a catalog with this number of images, and returns its path. */
function catalogOf(count: number): string {
  const images = Array.from({ length: count }, (_, at) => ({ ImageId: `image-${at}`, Name: `image ${at}` }));
  const path = join(folder, 'catalog.json');
  writeFileSync(path, JSON.stringify({ Images: images }));
  return path;
}

const imagesAt = async (origin: string) => (await (await fetch(`${origin}/api/v1/images`)).json()).TotalCount;

describe('a process that crashes', () => {
  test(
    'leaves one line without a secret, and another serves on the same address with the same token',
    LONG,
    async () => {
      const program = runProgram(['--port', '0', '--source', 'live'], {
        environment: SECRETS,
        node: ['--import', THROW_ON_SIGURG],
      });
      const origin = await program.url();
      const headers = { authorization: `Bearer ${SECRETS.PAI_ACCESS_TOKEN}` };
      for (const [round, pause] of ['0.25 s', '0.5 s'].entries()) {
        program.child.kill('SIGURG');
        await expect
          .poll(() => linesWith(program.errors(), 'worker exited; restarting in ').length, PATIENCE)
          .toBe(round + 1);
        expect(linesWith(program.errors(), 'worker exited; restarting in ').at(-1)).toContain(`in ${pause}`);
        await expect.poll(() => statusOf(`${origin}/api/session`, headers), PATIENCE).toBe(200);
      }
      program.child.kill('SIGTERM');
      const { code, err } = await program.ended;
      expect(code).toBe(0);
      const faults = linesWith(err, 'stopped by an error in the program');
      expect(faults).toHaveLength(2);
      expect(faults[0]).toMatch(/^pai-image-labels: stopped by an error in the program: Error: canary\\u000a/);
      for (const secret of Object.values(SECRETS)) expect(err).not.toContain(secret);
    },
  );

  test('keeps a random token', LONG, async () => {
    const program = runProgram(['--port', '0', '--auth', 'token'], { node: ['--import', THROW_ON_SIGURG] });
    const url = new URL(/http:\S+/.exec(await program.firstLine)?.[0] ?? '');
    const headers = { authorization: `Bearer ${url.searchParams.get('token')}` };
    expect(await statusOf(`${url.origin}/api/session`, headers)).toBe(200);
    const entered = await fetch(url, { redirect: 'manual' });
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
    program.child.kill('SIGURG');
    await expect.poll(() => linesWith(program.errors(), 'worker exited; restarting in ').length, PATIENCE).toBe(1);
    await expect.poll(() => statusOf(`${url.origin}/api/session`, headers), PATIENCE).toBe(200);
    // Signed-in browsers stay signed in.
    expect(await statusOf(`${url.origin}/api/session`, { cookie })).toBe(200);
    program.child.kill('SIGTERM');
    const { code, out, err } = await program.ended;
    expect([code, out.trim().split('\n').length]).toEqual([0, 1]);
    expect(err).not.toContain(url.searchParams.get('token'));
  });
});

describe('a process that is replaced', () => {
  test('loses no request under load, three times in a row', LONG, async () => {
    const program = runProgram(['--port', '0']);
    const clients = keepAsking(await program.url(), 50);
    for (const round of [1, 2, 3]) {
      program.child.kill('SIGUSR2');
      await expect.poll(() => linesWith(program.errors(), REPLACED).length, PATIENCE).toBe(round);
      // The new worker has served for a while, and the old one was told to stop.
      const before = clients.answered();
      await expect.poll(() => clients.answered() - before, PATIENCE).toBeGreaterThan(500);
    }
    const outcomes = await clients.stop();
    expect([...outcomes.keys()].filter((outcome) => outcome !== 'overloaded')).toEqual(['200']);
    program.child.kill('SIGTERM');
    expect((await program.ended).code).toBe(0);
  });

  test('is replaced for a new catalog, but stays if that one is broken', LONG, async () => {
    const catalog = catalogOf(2);
    const program = runProgram(['--port', '0', '--catalog', catalog]);
    const origin = await program.url();
    expect(await imagesAt(origin)).toBe(2);
    catalogOf(3);
    program.child.kill('SIGUSR2');
    await expect.poll(() => imagesAt(origin), PATIENCE).toBe(3);

    writeFileSync(catalog, 'not a catalog');
    program.child.kill('SIGUSR2');
    await expect
      .poll(program.errors, PATIENCE)
      .toContain('the new worker did not start; the old worker continues to serve');
    expect(program.errors()).toContain(`pai-image-labels: --catalog: ${catalog}: is not JSON`);
    expect(await imagesAt(origin)).toBe(3);

    rmSync(catalog);
    program.child.kill('SIGUSR2');
    await expect.poll(() => linesWith(program.errors(), 'did not start').length, PATIENCE).toBe(2);
    catalogOf(4);
    program.child.kill('SIGUSR2');
    await expect.poll(() => imagesAt(origin), PATIENCE).toBe(4);
    program.child.kill('SIGTERM');
    expect((await program.ended).code).toBe(0);
  });
});

test('a process that crashes while it is replaced leaves its address to the new worker', LONG, async () => {
  const program = runProgram(['--port', '0'], { node: ['--import', THROW_ON_SIGURG] });
  const origin = await program.url();
  program.child.kill('SIGUSR2');
  // The new worker is still loading and does not notice.
  program.child.kill('SIGURG');
  await expect.poll(program.errors, PATIENCE).toContain('stopped by an error in the program');
  await expect.poll(() => statusOf(`${origin}/healthz`), PATIENCE).toBe(200);
  program.child.kill('SIGTERM');
  expect((await program.ended).code).toBe(0);
});

test('a second command during a replacement causes another one', LONG, async () => {
  const catalog = catalogOf(2);
  const program = runProgram(['--port', '0', '--catalog', catalog]);
  const origin = await program.url();
  program.child.kill('SIGUSR2');
  program.child.kill('SIGUSR2');
  await expect.poll(() => linesWith(program.errors(), REPLACED).length, PATIENCE).toBeGreaterThan(0);
  catalogOf(5);
  program.child.kill('SIGUSR2');
  await expect.poll(() => imagesAt(origin), PATIENCE).toBe(5);
  program.child.kill('SIGTERM');
  expect((await program.ended).code).toBe(0);
});

test('a stop during a replacement takes effect at once', LONG, async () => {
  const program = runProgram(['--port', '0']);
  await program.url();
  program.child.kill('SIGUSR2');
  const start = performance.now();
  program.child.kill('SIGTERM');
  expect((await program.ended).code).toBe(0);
  // A worker that missed the command would be killed after 12 seconds.
  expect(performance.now() - start).toBeLessThan(10_000);
});

describe('while no process serves', () => {
  test('no other program gets the port, requests wait, and browsers stay signed in', LONG, async () => {
    const program = runProgram(['--port', '0', '--auth', 'token']);
    const url = new URL(/http:\S+/.exec(await program.firstLine)?.[0] ?? '');
    const entered = await fetch(url, { redirect: 'manual' });
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
    const [worker = 0] = childrenOf(program.child.pid);
    process.kill(worker, 'SIGKILL');
    const answer = statusOf(`${url.origin}/api/session`, { cookie });
    await expect.poll(() => linesWith(program.errors(), 'worker exited; restarting in ').length, PATIENCE).toBe(1);
    const thief = createServer();
    const outcome = new Promise((resolve) => {
      thief.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
      thief.listen(Number(url.port), '127.0.0.1', () => resolve('took the port'));
    });
    expect(await outcome).toBe('EADDRINUSE');
    expect(await answer).toBe(200);
    program.child.kill('SIGTERM');
    expect((await program.ended).code).toBe(0);
  });
});

test('no process is left behind by a supervisor that is killed', LONG, async () => {
  const program = runProgram(['--port', '0']);
  const origin = await program.url();
  program.child.kill('SIGKILL');
  await expect.poll(() => statusOf(`${origin}/healthz`), PATIENCE).toBe('ECONNREFUSED');
});

test('a slow catalog is named while it loads, and a fast one is not', LONG, async () => {
  const catalog = catalogOf(1);
  const slow = runProgram(['--port', '0', '--catalog', catalog], { node: ['--import', SLOW_WORKER] });
  await slow.firstLine;
  expect(new Set(linesWith(slow.errors(), 'is still being read'))).toEqual(
    new Set([`pai-image-labels: the catalog ${catalog} is still being read`]),
  );
  const withoutFile = runProgram(['--port', '0'], { node: ['--import', SLOW_WORKER] });
  await withoutFile.firstLine;
  expect(withoutFile.errors()).not.toContain('still being read');
});

test('a loading catalog is named repeatedly, and SIGTERM ends it at once', LONG, async () => {
  const catalog = catalogOf(1);
  const { child, errors, ended } = runProgram(['--port', '0', '--catalog', catalog], {
    node: ['--import', HANGING_READER],
  });
  await expect.poll(() => linesWith(errors(), 'is still being read').length, PATIENCE).toBeGreaterThan(1);
  const asked = performance.now();
  child.kill('SIGTERM');
  expect((await ended).code).toBe(0);
  // A serving worker gets 12 s for its started requests.
  expect(performance.now() - asked).toBeLessThan(6_000);
});

test('a catalog that fills the memory of the worker is reported with the fix', LONG, async () => {
  const catalog = catalogOf(1);
  const { ended } = runProgram(['--port', '0', '--catalog', catalog], { node: ['--import', ABORTING_READER] });
  const { code, err } = await ended;
  expect(code).toBe(1);
  expect(linesWith(err, catalog)).toEqual([
    `pai-image-labels: the catalog ${catalog} takes more memory than node allows; NODE_OPTIONS=--max-old-space-size=MEGABYTES allows more`,
  ]);
});
