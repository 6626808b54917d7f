import { expect, test } from 'vitest';
import { countLeftOut } from './unread-notice.tsx';

test('adds up the skipped rows of several responses, by kind and field', () => {
  const answers = [
    { leftOut: 'labels=2; field=Value' },
    { leftOut: null },
    {},
    { leftOut: 'labels=1; field=Key, images=1; field=Owner.UserId, labels=3; field=Value' },
  ];
  expect(countLeftOut(answers)).toEqual([
    { kind: 'labels', field: 'Value', count: 5 },
    { kind: 'labels', field: 'Key', count: 1 },
    { kind: 'images', field: 'Owner.UserId', count: 1 },
  ]);
});

test.each(['', 'x', 'labels=; field=Value', 'labels=-1; field=Value', '<b>=1; field='])(
  '%j tells nothing',
  (leftOut) => {
    expect(countLeftOut([{ leftOut }])).toEqual([]);
  },
);
