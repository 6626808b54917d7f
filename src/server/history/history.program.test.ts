import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { killPrograms, PATIENCE, runProgram } from '../testing/run-program.ts';

const root = mkdtempSync(join(tmpdir(), 'pai-history-program-'));
afterEach(killPrograms);
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The days in a folder. */
const daysIn = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json.gz'))
    : [];

test('a server saves the day at its start, locks its folder, and leaves it to the next one when it is killed', async () => {
  const folder = join(root, 'made/when/missing');
  const first = runProgram(['--port', '0', '--history', folder]);
  const url = await first.url();
  await expect.poll(() => daysIn(folder).length, PATIENCE).toBe(1);
  expect(await (await fetch(`${url}/api/changes`)).json()).toMatchObject({ count: 0, new: [] });
  const second = await runProgram(['--port', '0', '--history', folder]).ended;
  expect([second.code, second.err]).toEqual([
    1,
    expect.stringMatching(/--history: .*is used by another server, process \d+/),
  ]);
  first.child.kill('SIGKILL');
  await first.ended;
  const third = runProgram(['--port', '0', '--history', folder]);
  expect((await fetch(`${await third.url()}/api/changes`)).status).toBe(200);
});

test.each([
  ['an empty folder', ''],
  // The greatest id that Linux gives is 4194304.
  ['one whose server was killed', '{"pid":5000000}'],
])('of servers that start at the same time on %s one serves', async (name, lock) => {
  const folder = join(root, name);
  mkdirSync(folder);
  if (lock !== '') writeFileSync(join(folder, 'lock'), lock);
  const servers = [1, 2, 3].map(() => runProgram(['--port', '0', '--history', folder]));
  const outcomes = await Promise.all(
    servers.map(({ firstLine, ended }) =>
      firstLine.then(
        () => 'serves',
        async () => (await ended).err,
      ),
    ),
  );
  const refused = outcomes.filter((one) => one !== 'serves');
  expect(refused).toHaveLength(2);
  for (const line of refused) expect(line).toMatch(/--history: .* is used by another server, process \d+\n$/);
});

test('an unusable folder stops the start with one line', async () => {
  writeFileSync(join(root, 'a-file'), '');
  const { code, err } = await runProgram(['--port', '0', '--history', join(root, 'a-file')]).ended;
  expect([code, err]).toEqual([
    1,
    expect.stringMatching(/^pai-image-labels: --history: .*a-file cannot be used: .*\n$/),
  ]);
});
