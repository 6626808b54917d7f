import { describe, expect, it } from 'vitest';
import { imageSetOf } from '../../../contract/image-tally/image-set-builder.ts';
import type { Image } from '../../../contract/operations.ts';
import { toImageRows } from '../../../contract/rows/image-rows.ts';
import { SORT_COLUMNS } from '../../../contract/rows/sort-columns.ts';
import { type ColumnChoice, emptyColumns, hiddenColumns } from './column-choice.ts';

const rowsOf = (...images: readonly Image[]) => toImageRows(imageSetOf(images), [...images.keys()], () => []);
const labels = (...texts: readonly string[]) =>
  texts.map((text) => ({ Key: text.slice(0, text.indexOf('=')), Value: text.slice(text.indexOf('=') + 1) }));

/** In rem. */
const [WIDE, DESK] = [200, 72];

const NONE = { hidden: new Set<never>(), shown: new Set<never>() };

describe('columns that are empty throughout', () => {
  it('are those that no row has anything for', () => {
    expect(emptyColumns(rowsOf({ ImageId: 'a' }))).toEqual(
      new Set(SORT_COLUMNS.images.filter((column) => column !== 'State' && column !== 'Name' && column !== 'Regions')),
    );
    const all: Image = {
      ImageId: 'b',
      GmtCreateTime: '2026-01-02T03:04:05Z',
      Size: 5,
      WorkspaceId: '7',
      Labels: labels(
        'system.framework.PyTorch=2.8.0',
        'system.chipType=GPU',
        'system.dsw.cudaVersion=12.4',
        'system.pythonVersion=3.10',
        'system.supported.dsw=true',
        'team=blue',
      ),
    };
    expect(emptyColumns(rowsOf({ ImageId: 'a' }, all))).toEqual(new Set());
  });

  it('are not those of a single row, nor any if there are no rows', () => {
    const rows = rowsOf({ ImageId: 'a', WorkspaceId: '0', GmtCreateTime: 'soon' }, { ImageId: 'b', Size: 0 });
    const empty = emptyColumns(rows);
    expect([...empty]).toEqual(expect.arrayContaining(['GmtCreateTime', 'WorkspaceId']));
    expect(empty.has('Size')).toBe(false);
    expect(emptyColumns([])).toEqual(new Set());
  });

  it('hide themselves, unless the reader chose to see them or they are sorted by', () => {
    const empty = new Set(['Size', 'GmtCreateTime'] as const);
    expect(hiddenColumns(empty, NONE, [], WIDE)).toEqual(empty);
    expect(hiddenColumns(empty, { ...NONE, shown: new Set(['Size']) }, [], WIDE)).toEqual(new Set(['GmtCreateTime']));
    expect(hiddenColumns(empty, NONE, ['GmtCreateTime'], WIDE)).toEqual(new Set(['Size']));
    expect(hiddenColumns(new Set(), { ...NONE, hidden: new Set(['Python']) }, ['Python'], WIDE)).toEqual(
      new Set(['Python']),
    );
  });

  it('give way in turn where there is no room, unless they are wanted', () => {
    const hidden = (room: number, choice: ColumnChoice = NONE, sorted: readonly string[] = []) => [
      ...hiddenColumns(new Set(), choice, sorted, room),
    ];
    expect(hidden(WIDE)).toEqual([]);
    expect(hidden(92)).toEqual(['State']);
    expect(hidden(84)).toEqual(['State', 'WorkspaceId']);
    expect(hidden(DESK)).toEqual(['State', 'WorkspaceId', 'Size', 'GmtCreateTime']);
    expect(hidden(0)).toEqual(hidden(DESK));
    expect(hidden(DESK, { ...NONE, shown: new Set(['State', 'Size']) })).toEqual(['WorkspaceId', 'GmtCreateTime']);
    expect(hidden(DESK, NONE, ['State'])).toEqual(['WorkspaceId', 'Size', 'GmtCreateTime']);
    // What is hidden anyway leaves its room to the others.
    expect(hidden(DESK, { ...NONE, hidden: new Set(['Regions']) })).toEqual([
      'Regions',
      'State',
      'WorkspaceId',
      'Size',
    ]);
  });
});
