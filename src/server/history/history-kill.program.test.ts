import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { clockAt } from '../testing/clock-at.ts';
import { killPrograms, PATIENCE, runProgram } from '../testing/run-program.ts';
import { ScopeHistory } from './scope-history.ts';

const root = mkdtempSync(join(tmpdir(), 'pai-history-kill-'));
const catalog = join(root, 'catalog.json');
const firstDay = join(root, 'first');
const put = (...ids: readonly string[]) =>
  writeFileSync(
    catalog,
    JSON.stringify({ Images: ids.map((ImageId) => ({ ImageId, Labels: [{ Key: 'v', Value: ImageId }] })) }),
  );
const serve = (folder: string, day: string, node = '') =>
  runProgram(['--port', '0', '--history', folder, '--catalog', catalog], {
    environment: { NODE_OPTIONS: `${clockAt(Date.parse(`${day}T12:00:00Z`))} ${node}` },
  });
/** The folder of the one scope. */
const scopeOf = (folder: string) => join(folder, readdirSync(folder).find((name) => name.length === 32) ?? '');
const daysIn = (folder: string) => readdirSync(scopeOf(folder)).filter((name) => name.endsWith('.json.gz'));

/**
 * The node option that kills server and worker by SIGKILL before a call of a `node:fs` function for a file of the day.
 */
function killBefore(name: string): string {
  const code = `import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const real = { ...fs };
    const files = new Set();
    const isDay = (file) => files.has(file) || String(file).includes('2026-11-02.json.gz');
    fs.openSync = (...given) => {
      const fd = real.openSync(...given);
      if (isDay(given[0])) files.add(fd);
      return fd;
    };
    const next = fs.${name};
    fs.${name} = (...given) => {
      if (!isDay(given[0])) return next(...given);
      if ('${name}' === 'writeSync') real.writeSync(given[0], given[1].subarray(0, 40));
      process.kill(process.ppid, 'SIGKILL');
      process.kill(process.pid, 'SIGKILL');
    };
    syncBuiltinESMExports();`;
  return `--import=data:text/javascript,${encodeURIComponent(code)}`;
}

beforeAll(async () => {
  put('a', 'b');
  const server = serve(firstDay, '2026-11-01');
  // A request for the days saves today.
  await fetch(`${await server.url()}/api/history`);
  server.child.kill('SIGTERM');
  await server.ended;
  put('b', 'c');
});
afterEach(killPrograms);
afterAll(() => rmSync(root, { recursive: true, force: true }));

test.each(['openSync', 'writeSync', 'fsyncSync', 'closeSync', 'renameSync'])(
  'a server killed by SIGKILL before %s of a day leaves the day before, and the next one saves the day',
  async (name) => {
    const folder = join(root, name);
    cpSync(firstDay, folder, { recursive: true });
    const killed = serve(folder, '2026-11-02', killBefore(name));
    await killed.ended;
    const lines: string[] = [];
    expect(new ScopeHistory(scopeOf(folder), (line) => lines.push(line)).days).toEqual(['2026-11-01']);
    const next = serve(folder, '2026-11-02');
    const url = await next.url();
    await expect.poll(() => daysIn(folder).length, PATIENCE).toBe(2);
    const changes = await (await fetch(`${url}/api/changes`)).json();
    expect(changes).toMatchObject({ count: 2, new: [{ ImageId: 'c' }], gone: [{ ImageId: 'a' }], changed: [] });
    expect([lines, next.errors()]).toEqual([[], '']);
    expect(readdirSync(scopeOf(folder)).filter((file) => file.endsWith('.saving'))).toEqual([]);
  },
);
