import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { ComparedImage } from '../../contract/changes/compare-images.ts';
import { readFilter } from '../search/read-filter.ts';
import { changesOfDays } from './filter-changes.ts';
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
  async (texts, imageId, expected) => {
    const { filter, issues } = readFilter(texts);
    expect(issues).toEqual([]);
    const query = { scope: { region: '', workspaceId: '', imageId }, filter };
    const days = await changesOfDays(history, query, '2026-11-01', () => false);
    const told = days.flatMap(({ day, changes }) => [
      ...changes.new.map(({ ImageId }) => `${day.slice(-2)} new ${ImageId}`),
      ...changes.gone.map(({ ImageId }) => `${day.slice(-2)} gone ${ImageId}`),
      ...changes.changed.map(({ ImageId }) => `${day.slice(-2)} changed ${ImageId}`),
    ]);
    expect(told.toSorted()).toEqual(expected.toSorted());
  },
);
