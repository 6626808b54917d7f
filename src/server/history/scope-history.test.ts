import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import {
  type ComparedImage,
  compareImages,
  countChanges,
  type ImageChanges,
} from '../../contract/changes/compare-images.ts';
import { anyImages } from '../../contract/image-tally/testing/any-images.ts';
import { lockFolder } from './folder.ts';
import { ScopeHistory } from './scope-history.ts';

const root = mkdtempSync(join(tmpdir(), 'pai-history-'));
let count = 0;
const newFolder = () => join(root, String(count++));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const image = (id: string, value: string): ComparedImage => ({
  ImageId: id,
  Name: id,
  Labels: [{ Key: 'v', Value: value }],
});
const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString().slice(0, 10);
const quiet = () => undefined;
const listed = (images: ReadonlyMap<string, ComparedImage> | undefined) =>
  [...(images?.values() ?? [])].map(({ ImageId, Labels }) => `${ImageId}=${Labels?.map(({ Value }) => Value)}`).sort();

/** The ids of each list, and the changed labels. */
const idsOf = (changes: ImageChanges | undefined) => ({
  new: changes?.new.map(({ ImageId }) => ImageId),
  gone: changes?.gone.map(({ ImageId }) => ImageId),
  changed: changes?.changed.map(({ ImageId, added, removed }) => ({ ImageId, added, removed })),
});

describe('the days of a scope', () => {
  test('are all loaded after a restart, for any changes', () => {
    fc.assert(
      fc.property(
        fc.array(anyImages, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 2, max: 12 }),
        (all, maxDays) => {
          const folder = newFolder();
          const history = new ScopeHistory(folder, quiet);
          for (const [at, images] of all.entries()) expect(history.keep(day(at + 1), images, maxDays)).toBe(true);
          const again = new ScopeHistory(folder, (line) => expect(line).toBe(''));
          expect(again.days).toEqual(all.map((_, at) => day(at + 1)).slice(-maxDays));
          for (const since of again.days) {
            const at = Number(since.slice(-2)) - 1;
            expect(countChanges(compareImages(again.on(since)?.images.values() ?? [], all[at] ?? []))).toBe(0);
            expect(idsOf(again.changesSince(since)?.changes)).toEqual(
              idsOf(compareImages(all[at] ?? [], all.at(-1) ?? [])),
            );
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test('keep the last images of a day, and ignore a day before the last one', () => {
    const history = new ScopeHistory(newFolder(), quiet);
    history.keep(day(1), [image('a', '0')], 9);
    for (const value of ['1', '2']) {
      history.keep(day(2), [image('a', value)], 9);
      expect(history.changesSince(day(1))?.changes.changed[0]?.added).toEqual([{ Key: 'v', Value: value }]);
      expect(history.timeline?.versions.at(-1)?.image.Labels).toEqual([{ Key: 'v', Value: value }]);
    }
    expect(history.keep(day(1), [image('a', '3')], 9)).toBe(false);
    expect(history.days).toEqual([day(1), day(2)]);
    expect(listed(history.on(day(2))?.images)).toEqual(['a=2']);
  });

  test('that are damaged are named and moved, with those that depend on them; the others stay', () => {
    const folder = newFolder();
    const history = new ScopeHistory(folder, quiet);
    for (let at = 1; at <= 18; at += 1) history.keep(day(at), [image('a', String(at))], 99);
    writeFileSync(join(folder, `${day(11)}.json.gz`), readFileSync(join(folder, `${day(11)}.json.gz`)).subarray(0, 30));
    writeFileSync(join(folder, `${day(3)}.json.gz.4711.saving`), 'left by a server that was killed');
    const lines: string[] = [];
    const again = new ScopeHistory(folder, (line) => lines.push(line));
    expect(lines[0]).toMatch(
      /history: .*2026-01-11\.json\.gz is damaged .* was renamed to 2026-01-11\.json\.gz\.damaged/,
    );
    expect(again.days).toContain(day(10));
    expect(again.days).toContain(day(18));
    expect(again.days).not.toContain(day(11));
    expect(listed(again.on(day(10))?.images)).toEqual(['a=10']);
    again.keep(day(19), [image('b', '1')], 99);
    expect(new ScopeHistory(folder, quiet).days.at(-1)).toBe(day(19));
  });

  test('list the changes of each day, and each image in each of its forms', () => {
    const history = new ScopeHistory(newFolder(), quiet);
    history.keep(day(1), [image('a', '1'), image('b', '1')], 99);
    history.keep(day(2), [image('a', '2'), image('b', '1')], 99);
    history.keep(day(3), [image('a', '2'), image('c', '1')], 99);
    const { timeline } = history;
    const reported = timeline?.changes.map(({ day: on, changes }) => [
      on,
      changes.new.map(({ ImageId }) => ImageId),
      changes.gone.map(({ ImageId }) => ImageId),
      changes.changed.map(({ removed, added }) => [removed[0]?.Value, added[0]?.Value]),
    ]);
    expect(reported).toEqual([
      [day(2), [], [], [['1', '2']]],
      [day(3), ['c'], ['b'], []],
    ]);
    expect(timeline?.days).toEqual([day(1), day(2), day(3)]);
    expect(
      timeline?.versions.map(({ image: { ImageId, Labels }, from, until }) => [
        ImageId,
        Labels?.[0]?.Value,
        from,
        until,
      ]),
    ).toEqual([
      ['a', '1', 0, 1],
      ['b', '1', 0, 2],
      ['a', '2', 1, 3],
      ['c', '1', 2, 3],
    ]);
  });

  test('of 400 days and 1,000 images take less than 20 MB', () => {
    const folder = newFolder();
    const history = new ScopeHistory(folder, quiet);
    const images = Array.from(
      { length: 1_000 },
      (_, at): ComparedImage => ({
        ImageId: `image-${at}`,
        Name: `name-${at}`,
        ImageUri: `registry-vpc.cn-hangzhou.aliyuncs.com/pai/name:${at}`,
        Labels: Array.from({ length: 9 }, (__, label) => ({
          Key: `system.key.${label}`,
          Value: `${(at * 7 + label) % 50}`,
        })),
      }),
    );
    for (let at = 1; at <= 400; at += 1) {
      for (let changed = 0; changed < 5; changed += 1)
        images[(at * 5 + changed) % 1_000] = { ...image(`image-${(at * 5 + changed) % 1_000}`, `${at}`) };
      history.keep(day(at), images, 400);
    }
    const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    expect(bytes).toBeLessThan(20_000_000);
  });
});

test('a folder belongs to one server: to all its workers, and to the next server after its end', () => {
  const folder = mkdtempSync(join(root, 'lock-'));
  expect(lockFolder(folder, process.pid).ok).toBe(true);
  expect(lockFolder(folder, process.pid).ok).toBe(true);
  expect(lockFolder(folder, process.ppid)).toEqual({
    ok: false,
    error: `is used by another server, process ${process.pid}`,
  });
  writeFileSync(join(folder, 'lock'), '{"pid":');
  expect(lockFolder(folder, process.pid).ok).toBe(true);
  writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: process.ppid, startedAt: '1' }));
  expect(lockFolder(folder, process.pid).ok).toBe(process.platform === 'linux');
});
