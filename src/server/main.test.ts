import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../../package.json';
import { buildParts, PARTS, ROOT } from '../build/build-parts.mjs';

const MAIN = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));
const running: ChildProcess[] = [];

beforeAll(async () => {
  if (!existsSync(MAIN)) await buildParts(ROOT, PARTS);
}, 120_000);
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

/** Starts the built program; `firstLine` is what it prints when it is ready, `ended` all there was. */
function run(args: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [MAIN, ...args], { env: { PATH: process.env.PATH, ...environment } });
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
  return { child, firstLine, ended };
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
    const { code, out, err } = await run(['--port', 'x', '--source', 'live', 'stray']).ended;
    expect([code, out]).toEqual([1, '']);
    expect(err.trim().split('\n')).toHaveLength(3);
    expect(err).toContain('"live" is not in this version');
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
});
