import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeClock } from '../testing/fake-clock.ts';
import { commandSource } from './command-source.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'command-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A command that records its process id and that of a program it starts, one line a run, and then runs the rest. */
function noting(rest: string): string {
  return `sh -c 'sleep 600 & echo $$ $! >> "${folder}/pids"; ${rest}'`;
}

function runs(): readonly (readonly number[])[] {
  const file = join(folder, 'pids');
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' ').map(Number));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // The process has ended, but its parent has not read its status yet.
  return !/^\d+ \(.*\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

const allGone = () =>
  runs()
    .flat()
    .every((pid) => !isAlive(pid));
const SOON = { timeout: 10_000 };
const KEY = (id: string, expiration?: string) =>
  `echo "{\\"mode\\":\\"StsToken\\",\\"access_key_id\\":\\"${id}\\",\\"access_key_secret\\":\\"s\\",\\"sts_token\\":\\"t\\"${expiration === undefined ? '' : `,\\"expiration\\":\\"${expiration}\\"`}}"`;

test('the key of a command is kept until shortly before it expires', async () => {
  const { clock, pass } = fakeClock();
  const expiration = new Date(clock() + 600_000).toISOString();
  const source = commandSource(noting(KEY('id-$$', expiration)), { clock });
  const first = await source.get();
  expect(first).toMatchObject({ ok: true });
  expect(await source.get()).toBe(first);
  pass(600_000 - 180_000);
  expect(await source.get()).toMatchObject({ ok: true });
  expect(runs()).toHaveLength(2);
  // Processes that a command leaves running end with it.
  await expect.poll(allGone, SOON).toBe(true);
});

test.each([
  ['expiration', (ms: number) => JSON.stringify(new Date(ms).toISOString())],
  ['expiration', (ms: number) => String(ms / 1_000)],
  ['sts_expiration', (ms: number) => String(ms / 1_000)],
  ['sts_expiration', (ms: number) => JSON.stringify(String(ms / 1_000))],
])('%s is the expiry of the key, and an expired key is refused', async (name, written) => {
  const { clock, pass } = fakeClock();
  const output = `{"access_key_id":"i","access_key_secret":"s","sts_token":"t","${name}":${written(clock() + 600_000)}}`;
  const source = commandSource(`printf '%s' '${output}'`, { clock });
  const first = await source.get();
  expect(first).toMatchObject({ ok: true });
  expect(await source.get()).toBe(first);
  pass(600_000);
  const error = 'its command printed a token that expired on 2026-01-02 03:14 UTC';
  expect(await source.get()).toEqual({ ok: false, error });
});

test.each(['"unknown"', '0', '""', 'null', '[]'])(
  'a time of %s counts as unknown, and the key is used',
  async (expiration) => {
    const output = `{"access_key_id":"i","access_key_secret":"s","sts_expiration":${expiration},"expiration":${expiration}}`;
    expect(await commandSource(`printf '%s' '${output}'`).get()).toMatchObject({ ok: true });
  },
);

test('a command that hangs runs once for all callers, and is killed at its time limit with its children', async () => {
  const source = commandSource(noting('sleep 600'), { limitMs: 1_000 });
  const outcomes = Promise.all([source.get(), source.get(), source.get()]);
  await expect.poll(() => runs().length, SOON).toBe(1);
  expect(allGone()).toBe(false);
  for (const outcome of await outcomes)
    expect(outcome).toEqual({ ok: false, error: 'its command did not end within 1 s' });
  await expect.poll(allGone, SOON).toBe(true);
  expect(runs()).toHaveLength(1);
});

test('a command that hangs ends when its source is closed', async () => {
  const source = commandSource(noting('trap "" TERM INT HUP; sleep 600'));
  const outcome = source.get();
  await expect.poll(() => runs().length, SOON).toBe(1);
  source.close?.();
  expect(await outcome).toMatchObject({ ok: false });
  await expect.poll(allGone, SOON).toBe(true);
});

test('a command with endless output is stopped', async () => {
  expect(await commandSource('yes canary').get()).toEqual({ ok: false, error: 'its command printed too much' });
});

test('quotes and spaces are parsed as in the credential library', async () => {
  const source = commandSource(`printf '{"access_key_id":"%s","access_key_secret":"%s"}' "a b" 'c'`);
  expect(await source.get()).toEqual({ ok: false, error: 'it gave no usable key' });
  expect(
    await commandSource(`printf '{"access_key_id":"%s","access_key_secret":"%s"}' "a;b" '$HOME'`).get(),
  ).toMatchObject({
    ok: true,
    value: { id: 'a;b', secret: '$HOME' },
  });
});
