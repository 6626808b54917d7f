import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { startServer } from './server.mjs';

/** A small program that looks like the product from outside: one line with its address, a clean exit. */
const STAND_IN = `
import { createServer } from 'node:http';
const port = Number(process.argv[process.argv.indexOf('--port') + 1]);
if (process.argv.includes('--faulty')) {
  console.error('--faulty: not a setting');
  process.exit(1);
}
const settings = { flags: process.argv.slice(2), names: Object.keys(process.env).filter((name) => /^(PAI|ALIBABA)_/.test(name)) };
const server = createServer((request, response) => response.end(JSON.stringify(settings)));
server.listen(port, '127.0.0.1', () => {
  const at = 'http://127.0.0.1:' + server.address().port;
  process.stdout.write('Stand-in on ' + at.slice(0, 12));
  process.stdout.write(at.slice(12) + '/?token=abc (embedded, 3 images)\\n');
});
process.on('SIGTERM', () => server.close(() => process.exit(0)));
`;

const folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
const main = join(folder, 'main.mjs');
writeFileSync(main, STAND_IN);
afterAll(() => rmSync(folder, { recursive: true }));

const answer = async (origin: string): Promise<{ flags: string[]; names: string[] }> => (await fetch(origin)).json();

test('starts on a free port, prints its address, ends with its exit code', async () => {
  const server = await startServer({ main, flags: ['--auth', 'token'] });
  expect(server.url).toBe(`${server.origin}/?token=abc`);
  expect(server.output()).toContain('3 images');
  expect((await answer(server.origin)).flags).toEqual(['--port', '0', '--auth', 'token']);
  expect(await server.stop()).toBe(0);
  await expect(fetch(server.origin)).rejects.toThrow();
});

test('restarts on the same port, from running or stopped', async () => {
  const server = await startServer({ main });
  const { origin, pid } = server;
  await server.restart();
  expect(server.pid).not.toBe(pid);
  expect((await answer(origin)).flags).toEqual(['--port', new URL(origin).port]);
  await server.stop();
  await server.restart();
  expect((await answer(origin)).names).toEqual([]);
  expect(await server.stop()).toBe(0);
});

test('passes on only the settings of the test', async () => {
  vi.stubEnv('PAI_PORT', '1');
  vi.stubEnv('ALIBABA_CLOUD_ACCESS_KEY_ID', 'x');
  const server = await startServer({ main, env: { PAI_REGION: 'cn-shanghai' } });
  vi.unstubAllEnvs();
  expect((await answer(server.origin)).names).toEqual(['PAI_REGION']);
  await server.stop();
});

test('a server that exits at once is an error with its output', async () => {
  await expect(startServer({ main, flags: ['--faulty'] })).rejects.toThrow(
    /ended with 1 before it printed its address:\n--faulty: not a setting/,
  );
});

test('a product that is not built is named as such', async () => {
  await expect(startServer({ main: join(folder, 'none.js') })).rejects.toThrow('run npm run build first');
});
