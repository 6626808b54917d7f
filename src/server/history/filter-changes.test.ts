import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { type ComparedImage, compareImages, type ImageChanges } from '../../contract/changes/compare-images.ts';
import { chooseImages } from '../../contract/image-filter/choose-images.ts';
import { anyCondition, anyLabel } from '../../contract/image-tally/testing/any-images.ts';
import { imageTableOf } from '../../contract/life-cycle/image-table.ts';
import { readFilter } from '../search/read-filter.ts';
import { filterChanges, filterDays } from './filter-changes.ts';
import { ScopeHistory } from './scope-history.ts';

const folder = mkdtempSync(join(tmpdir(), 'pai-filter-changes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const image = (id: string, version: string, chip = 'GPU'): ComparedImage => ({
  ImageId: id,
  Name: id,
  ImageUri: `registry.example/pai/x:${version}`,
  Labels: [
    { Key: 'system.chipType', Value: chip },
    { Key: 'system.framework.PyTorch', Value: version },
  ],
});
/** `guest` comes on the second day and goes on the third; `b` is for GPU on the second day only. */
const DAYS = [
  [image('a', '2.6'), image('b', '2.5', 'CPU')],
  [image('a', '2.6'), image('b', '2.5'), image('guest', '2.7')],
  [image('a', '2.6'), image('b', '2.5', 'CPU')],
];
const history = new ScopeHistory(folder, () => undefined);
for (const [at, images] of DAYS.entries()) history.keep(`2026-11-0${at + 1}`, images, 9);
const { timeline } = history;

const cameAndWent = ['03 gone guest', '02 new guest'];
const changedAndBack = ['03 changed b', '02 changed b'];

test.each([
  [{}, '', [...cameAndWent, ...changedAndBack]],
  [{ filter: 'system.chipType=GPU' }, '', [...cameAndWent, ...changedAndBack]],
  [{ filter: 'system.chipType=CPU' }, '', changedAndBack],
  [{ from: 'system.framework.PyTorch=2.7' }, '', cameAndWent],
  [{ filter: 'system.chipType=GPU', state: 'newest' }, '', cameAndWent],
  [{ filter: 'system.chipType=GPU', state: 'superseded' }, '', changedAndBack],
  [{}, 'guest', cameAndWent],
  [{ filter: 'system.chipType=PPU' }, '', []],
])(
  'the changes of each day with %j and the image %j hold what was there only in between',
  (texts, imageId, expected) => {
    const { filter, issues } = readFilter(texts);
    expect(issues).toEqual([]);
    const query = { scope: { region: '', workspaceId: '', imageId }, filter };
    const days = timeline === undefined ? [] : filterDays(timeline, query, 0);
    const reported = days.flatMap(({ day, changes }) => [
      ...changes.new.map(({ ImageId }) => `${day.slice(-2)} new ${ImageId}`),
      ...changes.gone.map(({ ImageId }) => `${day.slice(-2)} gone ${ImageId}`),
      ...changes.changed.map(({ ImageId }) => `${day.slice(-2)} changed ${ImageId}`),
    ]);
    expect(reported.toSorted()).toEqual(expected.toSorted());
  },
);

/** Images of a few ids in few lines, so that one replaces another as the newest, and labels come and go. */
const anyDay = fc.uniqueArray(
  fc.record({
    ImageId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    ImageUri: fc.constantFrom('r.example/pai/x:1', 'r.example/pai/x:2', 'r.example/pai/y:1'),
    Labels: fc.array(anyLabel, { maxLength: 6 }),
  }),
  { selector: ({ ImageId }) => ImageId },
);
const STATES = ['newest', 'superseded', 'unknown-line', 'supported', 'unsupported', 'unknown-support'];

test('the changes that match are those of a walk over all images of each day', () => {
  fc.assert(
    fc.property(
      fc.array(anyDay, { minLength: 1, maxLength: 7 }),
      fc.subarray(STATES),
      fc.option(anyCondition),
      fc.nat(6),
      fc.constantFrom('', 'a'),
      (all, state, condition, place, imageId) => {
        const kept = new ScopeHistory(mkdtempSync(join(folder, 'any-')), () => undefined);
        // Python 3.9 loses its support within these days.
        const nameOf = (at: number) => `2025-${10 + Math.floor(at / 3)}-${29 + (at % 3)}`;
        for (const [at, images] of all.entries()) kept.keep(nameOf(at), images, 9);
        const { filter } = readFilter({ state: state.join(',') });
        const conditions = condition ? [condition] : [];
        const query = { scope: { region: '', workspaceId: '', imageId }, filter: { ...filter, conditions } };
        const { timeline } = kept;
        if (timeline === undefined) throw new Error('no days');
        const day = Math.min(place, timeline.days.length - 1);
        const from = timeline.days[day] ?? '';

        const imagesOn = (name: string) => [...(kept.on(name)?.images.values() ?? [])];
        const idsOn = (name: string, today: string) => {
          const images = imagesOn(name);
          const { positions } = chooseImages(imageTableOf(images), query.filter, today);
          const ids = positions.flatMap((position) => images[position]?.ImageId ?? []);
          return ids.filter((id) => imageId === '' || id === imageId);
        };
        const last = timeline.days.at(-1) ?? '';
        const atEnds = [...idsOn(from, last), ...idsOn(last, last)];
        const expected = timeline.days.slice(day + 1).flatMap((name, at) => {
          const before = timeline.days[day + at] ?? '';
          const ids = new Set([...atEnds, ...idsOn(before, before), ...idsOn(name, name)]);
          return lines(name, compareImages(imagesOn(before), imagesOn(name))).filter((line) =>
            ids.has(line.at(-1) ?? ''),
          );
        });
        expect(
          filterDays(timeline, query, day)
            .flatMap((one) => lines(one.day, one.changes))
            .toSorted(),
        ).toEqual(expected.toSorted());
        const changed = kept.changesSince(from)?.changes;
        if (changed === undefined) throw new Error('no changes');
        const whole = compareImages(imagesOn(from), imagesOn(last));
        expect(lines('', filterChanges(changed, timeline, query, day))).toEqual(
          lines('', whole).filter((line) => atEnds.includes(line.at(-1) ?? '')),
        );
      },
    ),
    { numRuns: 150 },
  );
});

/** A line for each change; ids of these tests are their last character. */
function lines(day: string, changes: ImageChanges): readonly string[] {
  return (['new', 'gone', 'changed'] as const).flatMap((what) =>
    changes[what].map(({ ImageId }) => `${day} ${what} ${ImageId}`),
  );
}
