import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageSetOf } from '../image-tally/image-set-builder.ts';
import { anyImages } from '../image-tally/testing/any-images.ts';
import type { Image } from '../operations.ts';
import { toImageRows } from './image-rows.ts';
import { exportedStates, imagesTable } from './images-table.ts';

function tableOf(images: readonly Image[]) {
  const set = imageSetOf(images);
  const rows = toImageRows(set, [...images.keys()], () => []);
  return imagesTable(rows, (row) => set.labelsAt(row.position));
}
const label = (Key: string, Value: string) => ({ Key, Value });

describe('images as a table for a file', () => {
  it("has a column for each key, PAI's own first, and one more for a second value", () => {
    const { header, rows } = tableOf([
      { ImageId: 'a', Labels: [label('team', 'x, y'), label('system.chipType', 'GPU')] },
      { ImageId: 'b', Labels: [label('team', '10'), label('team', '9')] },
    ]);
    expect(header.slice(11)).toEqual(['system.chipType', 'team', 'team', 'Labels']);
    expect(rows.map((cells) => cells.slice(11, 14))).toEqual([
      ['GPU', 'x, y', ''],
      ['', '9', '10'],
    ]);
  });

  it('contains every label of every image exactly, with any characters', () => {
    fc.assert(
      fc.property(anyImages, (images) => {
        const { header, rows } = tableOf(images);
        for (const [at, cells] of rows.entries()) {
          expect(cells).toHaveLength(header.length);
          const labels = JSON.parse(cells.at(-1) ?? '');
          const inColumns = header.slice(11, -1).flatMap((Key, column) => {
            const Value = cells[11 + column] ?? '';
            return Value === '' ? [] : [`${Key}=${Value}`];
          });
          const distinct = new Set((images[at]?.Labels ?? []).map(({ Key, Value }) => `${Key}=${Value}`));
          expect(new Set(labels.map(({ Key, Value }: { Key: string; Value: string }) => `${Key}=${Value}`))).toEqual(
            distinct,
          );
          expect(new Set(inColumns)).toEqual(new Set([...distinct].filter((text) => !text.endsWith('='))));
        }
      }),
    );
  });

  it('has one column of labels if there would be too many', () => {
    const Labels = Array.from({ length: 501 }, (_, at) => label(`key${at}`, 'v'));
    const { header, rows } = tableOf([{ ImageId: 'a', Labels }]);
    expect(header).toHaveLength(12);
    expect(JSON.parse(rows[0]?.at(-1) ?? '')).toHaveLength(501);
  });

  it('has states, the newer image and ended support, if a day is given', () => {
    const pytorch = (version: string) => [
      label('system.framework.PyTorch', version),
      label('system.chipType', 'GPU'),
      label('system.pythonVersion', '3.8'),
    ];
    const set = imageSetOf([
      { ImageId: 'old', ImageUri: 'r:1', Labels: pytorch('2.6') },
      { ImageId: 'new', ImageUri: 'r:2', Labels: pytorch('2.8') },
      { ImageId: 'none' },
    ]);
    const rows = toImageRows(set, [0, 1, 2], () => []);
    const table = imagesTable(rows, (row) => set.labelsAt(row.position), '2026-11-27');
    expect(table.header.slice(11, 15)).toEqual(['State', 'SupersededBy', 'Support', 'SupportEnded']);
    expect(table.rows.map((cells) => cells.slice(11, 15))).toEqual([
      ['superseded', 'new', 'unsupported', 'Python 3.8 2024-10-07'],
      ['newest', '', 'unsupported', 'Python 3.8 2024-10-07'],
      ['unknown-line', '', 'unknown-support', ''],
    ]);
    const inJson = rows.map((row) => exportedStates(row, set.labelsAt(row.position), '2026-11-27'));
    expect(inJson).toEqual([
      { State: 'superseded', SupersededBy: 'new', Support: 'unsupported', SupportEnded: ['Python 3.8 2024-10-07'] },
      { State: 'newest', Support: 'unsupported', SupportEnded: ['Python 3.8 2024-10-07'] },
      { State: 'unknown-line', Support: 'unknown-support' },
    ]);
  });
});
