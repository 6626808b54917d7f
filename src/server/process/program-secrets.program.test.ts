import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { childrenOf, killPrograms, LIVE_KEY, PATIENCE, runProgram as run } from '../testing/run-program.ts';

afterEach(killPrograms);

/** Fills the heap of a worker when it serves. */
const FILLING_WORKER = `data:text/javascript,${encodeURIComponent(`
  const all = [];
  const fill = () => { for (;;) all.push(new Array(10_000).fill(all.length)); };
  if (process.send) setTimeout(fill, 1_000);
`)}`;

describe('the program', () => {
  test('prints no secret, not even one given in place of another value', async () => {
    const secret = 'canary-token-canary-token';
    const { code, err } = await run(['--workspace', secret], {
      environment: { PAI_ACCESS_TOKEN: secret, PAI_AUTH: 'token' },
    }).ended;
    expect(code).toBe(1);
    expect(err).toMatch(/^pai-image-labels: --workspace: "\[hidden\]" is not allowed/);
  });

  test('keeps its lines readable if a secret is too short to be one', async () => {
    const short = { PAI_ACCESS_TOKEN: 'a', PAI_EMBEDDED_ACCESS_KEY_ID: 'e', PAI_EMBEDDED_ACCESS_KEY_SECRET: 'to' };
    const { code, err } = await run(['--auth', 'token'], { environment: short }).ended;
    expect(code).toBe(1);
    expect(err).toMatch(/^pai-image-labels: PAI_ACCESS_TOKEN: the value given is not allowed; allowed: 20 to 512 /);
  });

  test('leaks no secret for any request', async () => {
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

  test.each(['--report-on-signal', '--heapsnapshot-signal=SIGUSR2', '--heapsnapshot_signal SIGUSR2'])(
    'writes no file on a signal with NODE_OPTIONS=%s',
    async (option) => {
      const folder = mkdtempSync(join(tmpdir(), 'no-report-'));
      const environment = {
        ...LIVE_KEY,
        NODE_OPTIONS: `${option} --diagnostic-dir=${folder} --report-directory=${folder}`,
      };
      const { child, url, ended } = run(['--port', '0', '--source', 'live'], { environment });
      const address = await url();
      for (const pid of [child.pid ?? 0, ...childrenOf(child.pid)]) process.kill(pid, 'SIGUSR2');
      // The answer comes after the signal.
      for (const _ of [1, 2, 3]) expect((await fetch(`${address}/healthz`)).status).toBe(200);
      child.kill('SIGTERM');
      expect((await ended).code).toBe(0);
      expect(readdirSync(folder)).toEqual([]);
      rmSync(folder, { recursive: true });
    },
  );

  test('writes no report when the heap is full', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'no-report-'));
    const environment = { NODE_OPTIONS: `--report-on-fatalerror --report-directory=${folder}` };
    const node = ['--max-old-space-size=60', '--import', FILLING_WORKER];
    const { child, url, errors, ended } = run(['--port', '0'], { environment, node });
    await url();
    await expect.poll(errors, PATIENCE).toContain('worker exited');
    child.kill('SIGTERM');
    await ended;
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  test('leaves no memory in a core dump', async () => {
    const { child, url } = run(['--port', '0']);
    await url();
    for (const pid of [child.pid, ...childrenOf(child.pid)])
      expect(readFileSync(`/proc/${pid}/coredump_filter`, 'utf8')).toBe('00000000\n');
  });
});
