import { expect, test } from 'vitest';
import { changeRows, changesTable } from './change-rows.ts';
import { compareImages } from './compare-images.ts';

const label = (Key: string, Value: string) => ({ Key, Value });

test('a cell of the table is one value, whatever its commas', () => {
  const before = [
    { ImageId: 'image-1', Name: 'old:1', Labels: [label('note', 'a, b=c'), label('team', 'x')] },
    { ImageId: 'image-2', Name: 'same:2', Labels: [label('team', 'x'), label('team', 'y')] },
  ];
  const after = [
    { ImageId: 'image-2', Name: 'same:2', Labels: [label('team', 'z')] },
    { ImageId: 'image-3', Name: 'new:3', Labels: [label('note', 'd, e')] },
    { ImageId: 'image-4', Name: 'bare:4', Labels: [] },
  ];
  const { header, rows } = changesTable(changeRows(compareImages(before, after)));
  expect(header).toEqual(['Change', 'Name', 'ImageId', 'Key', 'Before', 'After']);
  expect(rows).toEqual([
    ['new', 'bare:4', 'image-4', '', '', ''],
    ['new', 'new:3', 'image-3', 'note', '', 'd, e'],
    ['gone', 'old:1', 'image-1', 'note', 'a, b=c', ''],
    ['gone', 'old:1', 'image-1', 'team', 'x', ''],
    ['changed', 'same:2', 'image-2', 'team', 'x', 'z'],
    ['changed', 'same:2', 'image-2', 'team', 'y', ''],
  ]);
});
