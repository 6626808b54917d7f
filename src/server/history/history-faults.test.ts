import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { createCatalogSource } from '../sources/embedded/catalog-source.ts';
import { openHistory } from './history.ts';
import { ScopeHistory } from './scope-history.ts';

const root = mkdtempSync(join(tmpdir(), 'pai-history-faults-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const newFolder = () => mkdtempSync(join(root, 'h-'));

const EVERYTHING = { region: '', workspaceId: '' };
const forever = new AbortController().signal;
const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);
const image = (id: string) => ({ facts: { ImageId: id }, labels: [{ Key: 'v', Value: id }], provenance: {} });

/** A history over a catalog of these images, with a clock of the test. */
async function open(folder: string, day: string, ...ids: readonly string[]) {
  const lines: string[] = [];
  const clock = { now: noon(day) };
  const opened = openHistory({
    folder,
    maxDays: 400,
    source: createCatalogSource({ images: ids.map(image), workspaces: [] }),
    host: '',
    scope: EVERYTHING,
    pid: process.pid,
    say: (line) => lines.push(line),
    now: () => clock.now,
  });
  if (!opened.ok) throw new Error(opened.error);
  const history = opened.value;
  // The history takes its first snapshot by itself.
  const isSaved = () => existsSync(join(scopeFolder(folder), `${day}.json.gz`));
  await expect.poll(() => isSaved() || lines.length > 0).toBe(true);
  const days = async () => {
    const kept = await history.of(EVERYTHING, forever);
    return kept.ok ? kept.value.days : kept.error.code;
  };
  return { history, days, lines, clock };
}

/** The folder of the one scope. */
function scopeFolder(folder: string): string {
  const name = readdirSync(folder).find((one) => one !== 'lock');
  return join(folder, name ?? '');
}

describe('a full disk', () => {
  test('loses only the new day: the others are served, and it is saved once there is room', async () => {
    const folder = newFolder();
    (await open(folder, '2026-11-01', 'a')).history.close();
    const scope = scopeFolder(folder);
    const full = ['2026-11-02.json.gz', 'scope.json'].map((name) => join(scope, `${name}.${process.pid}.saving`));
    for (const path of full) symlinkSync('/dev/full', path);
    const opened = await open(folder, '2026-11-02', 'a', 'b');
    expect(opened.lines).toContain(`history: ${folder} cannot be written: the disk is full`);
    for (let times = 0; times < 5; times += 1) {
      for (const path of full) {
        rmSync(path, { force: true });
        symlinkSync('/dev/full', path);
      }
      expect(await opened.days()).toEqual(['2026-11-01']);
    }
    expect(opened.lines.slice(1)).toEqual([
      `history: ${join(scope, 'scope.json')} cannot be written: the disk is full`,
    ]);
    for (const path of full) rmSync(path, { force: true });
    opened.clock.now += 11 * 60_000;
    expect(await opened.days()).toEqual(['2026-11-01', '2026-11-02']);
    opened.history.close();
  });

  test('leaves no open file after many attempts', () => {
    const folder = newFolder();
    const history = new ScopeHistory(folder, () => undefined);
    const openFiles = () => readdirSync('/proc/self/fd').length;
    const before = openFiles();
    for (let times = 0; times < 50; times += 1) {
      symlinkSync('/dev/full', join(folder, `2026-11-01.json.gz.${process.pid}.saving`));
      expect(() => history.keep('2026-11-01', [{ ImageId: 'a', Labels: [] }], 9)).toThrow(/ENOSPC/);
    }
    expect(openFiles()).toBeLessThan(before + 20);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a day file', () => {
  const twoDays = () => {
    const folder = newFolder();
    const history = new ScopeHistory(folder, () => undefined);
    history.keep('2026-11-01', [{ ImageId: 'a', Labels: [] }], 9);
    history.keep('2026-11-02', [{ ImageId: 'b', Labels: [] }], 9);
    return folder;
  };
  const again = (folder: string) => {
    const lines: string[] = [];
    return { lines, days: new ScopeHistory(folder, (line) => lines.push(line)).days };
  };

  test('of a newer version is moved under the name of its format, and the days before it stay', () => {
    const folder = twoDays();
    const path = join(folder, '2026-11-02.json.gz');
    const newer = gzipSync(JSON.stringify({ v: 2, what: 'a later version knows' }));
    writeFileSync(path, newer);
    const { lines, days } = again(folder);
    expect(days).toEqual(['2026-11-01']);
    expect(lines).toEqual([
      `history: ${path} was written by another version (form 2 instead of 1) and was renamed to 2026-11-02.json.gz.form-2`,
    ]);
    expect(readFileSync(`${path}.form-2`)).toEqual(newer);
  });

  test.each([
    ['no text of gzip', Buffer.from('not gzip')],
    ['no JSON', gzipSync('{')],
    ['no day', gzipSync('null')],
    ['of no form', gzipSync('{"day":"2026-11-02"}')],
    ['of a form that is no number', gzipSync('{"v":"2"}')],
    ['empty', Buffer.alloc(0)],
  ])('that is %s is set aside as damaged', (_, bytes) => {
    const folder = twoDays();
    writeFileSync(join(folder, '2026-11-02.json.gz'), bytes);
    const { lines, days } = again(folder);
    expect(days).toEqual(['2026-11-01']);
    expect(lines).toEqual([expect.stringMatching(/2026-11-02\.json\.gz is damaged \(.+\) and was renamed to/)]);
  });

  test('that cannot be read stays in place, and is named', () => {
    const folder = twoDays();
    const path = join(folder, '2026-11-02.json.gz');
    const text = readFileSync(path);
    rmSync(path);
    // Reading leads in a circle: an error of the system for root, too.
    symlinkSync(path, path);
    const lines: string[] = [];
    expect(() => new ScopeHistory(folder, (line) => lines.push(line))).toThrow(/ELOOP/);
    expect(lines).toEqual([`history: ${path} cannot be read: its symbolic links lead in a circle`]);
    rmSync(path);
    writeFileSync(path, text);
    expect(again(folder)).toEqual({ lines: [], days: ['2026-11-01', '2026-11-02'] });
    expect(JSON.parse(gunzipSync(text).toString()).gone).toEqual(['a']);
  });

  test('that a killed server did not finish is removed, and that of a running one stays', () => {
    const folder = twoDays();
    // The greatest id that Linux gives is 4194304.
    writeFileSync(join(folder, '2026-11-03.json.gz.5000000.saving'), 'x');
    writeFileSync(join(folder, `2026-11-03.json.gz.${process.ppid}.saving`), 'x');
    expect(again(folder)).toEqual({ lines: [], days: ['2026-11-01', '2026-11-02'] });
    expect(readdirSync(folder).filter((name) => name.endsWith('.saving'))).toEqual([
      `2026-11-03.json.gz.${process.ppid}.saving`,
    ]);
  });
});

test('a clock that was set back is reported once a day, with the day to remove; saved days are served', async () => {
  const folder = newFolder();
  (await open(folder, '2026-11-01', 'a')).history.close();
  (await open(folder, '2030-01-01', 'b')).history.close();
  const { days, lines, clock, history } = await open(folder, '2026-11-02', 'c');
  for (let times = 0; times < 3; times += 1) expect(await days()).toEqual(['2026-11-01', '2030-01-01']);
  await history.snapshot();
  const file = join(scopeFolder(folder), '2030-01-01.json.gz');
  const line = (day: string) =>
    `history: today, ${day}, is before the last saved day: set the clock of this machine, or remove ${file}`;
  expect(lines).toEqual([line('2026-11-02')]);
  clock.now = noon('2026-11-03');
  await days();
  expect(lines.slice(1)).toEqual([line('2026-11-03')]);
  history.close();
  rmSync(file);
  const mended = await open(folder, '2026-11-03', 'c');
  expect(await mended.days()).toEqual(['2026-11-01', '2026-11-03']);
  expect(mended.lines).toEqual([]);
  mended.history.close();
});

describe('a folder that cannot be created', () => {
  const file = join(root, 'a-file');
  writeFileSync(file, '');
  const link = join(root, 'a-link-to-nothing');
  symlinkSync(join(root, 'nothing'), link);
  const folders: readonly (readonly [folder: string, why: string])[] = [
    [file, 'it is not a folder'],
    [link, 'it is not a folder'],
    [join(file, 'below'), 'a part of the path is no folder'],
    // Linux says of folders below it that there are none, also when one shall be created.
    ...(existsSync('/proc/self') ? [['/proc/pai-history/days', 'no folder can be created there'] as const] : []),
  ];

  test.each(folders)('%s is refused with the reason', (folder, why) => {
    const opened = openHistory({
      folder,
      maxDays: 400,
      source: createCatalogSource({ images: [], workspaces: [] }),
      host: '',
      scope: EVERYTHING,
      pid: process.pid,
      say: () => undefined,
    });
    expect(opened).toEqual({ ok: false, error: `cannot be used: ${why}` });
  });
});
