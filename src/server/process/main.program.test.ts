import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import packageJson from '../../../package.json';
import { childrenOf, killPrograms, MAIN, PATIENCE, runProgram as run } from '../testing/run-program.ts';

afterEach(killPrograms);

/** A worker that hangs is killed 12 seconds after the stop. */
const LONG = { timeout: 60_000 };

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

  test('reports all errors of its settings, and exits with 1', async () => {
    const { code, out, err } = await run(['--port', 'x', '--source', 'lively', 'stray']).ended;
    expect([code, out]).toEqual([1, '']);
    expect(err.trim().split('\n')).toHaveLength(3);
    expect(err).toContain('pai-image-labels: --source: "lively" is not allowed; allowed: embedded or live');
  });

  test('stops if npm took a setting as its own option', async () => {
    const npm = { npm_lifecycle_event: 'start' };
    const taken = await run(['--port', '0'], { environment: { ...npm, npm_config_source: 'live' } }).ended;
    expect(taken).toEqual({
      code: 1,
      out: '',
      err: 'pai-image-labels: --source: npm took this flag as its own; write: npm start -- --source live\n',
    });
  });

  test('finds a catalog relative to the folder of the command', async () => {
    const npm = { npm_lifecycle_event: 'start', npm_lifecycle_script: 'x', npm_package_name: 'pai-image-labels' };
    const folder = mkdtempSync(join(tmpdir(), 'given-'));
    writeFileSync(join(folder, 'mine.json'), '{"Images":[]}');
    const found = run(['--port', '0', '--catalog', './mine.json'], { environment: { ...npm, INIT_CWD: folder } });
    expect(await found.firstLine).toContain(`(embedded catalog from ${join(folder, 'mine.json')}, 0 images)`);
    rmSync(folder, { recursive: true });
  });

  test('an invalid catalog or a port in use: one line and exit code 1', async () => {
    const catalog = await run(['--port', '0', '--catalog', MAIN]).ended;
    expect(catalog.code).toBe(1);
    expect(catalog.err.trim().split('\n')).toHaveLength(1);
    const first = run(['--port', '0']);
    const port = /:(\d+) /.exec(await first.firstLine)?.[1] ?? '';
    const second = await run(['--port', port]).ended;
    expect([second.code, second.out]).toEqual([1, '']);
    expect(second.err).toMatch(/^pai-image-labels: port \d+ on 127\.0\.0\.1 is in use by node \(process \d+\); .*\n$/);
  });

  test('--help and --version', async () => {
    expect(await run(['--version']).ended).toEqual({ code: 0, out: `${packageJson.version}\n`, err: '' });
    const help = await run(['--help', '--port', 'x']).ended;
    expect(help.code).toBe(0);
    expect(help.out).toContain('--allowed-hosts');
  });

  test('opens no debugger in either process, not even during the start', LONG, async () => {
    const { child, url, ended } = run(['--port', '0'], { node: ['--inspect-port=192.0.2.1:1024'] });
    // By default the signal ends a process until node handles it, which is long before our code runs.
    await expect.poll(() => isCaught(child.pid, 'SIGUSR1'), PATIENCE).toBe(true);
    child.kill('SIGUSR1');
    await expect.poll(() => childrenOf(child.pid), PATIENCE).toHaveLength(1);
    const [worker = 0] = childrenOf(child.pid);
    // Before that it is a copy of its parent, which catches the signal too.
    await expect.poll(() => readFileSync(`/proc/${worker}/environ`, 'utf8'), PATIENCE).toContain('_ROLE=worker');
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

  test('survives SIGUSR2 during the start', async () => {
    const { child, url, ended } = run(['--port', '0']);
    await expect.poll(() => isCaught(child.pid, 'SIGUSR2'), PATIENCE).toBe(true);
    child.kill('SIGUSR2');
    expect((await fetch(`${await url()}/healthz`)).status).toBe(200);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });
});
