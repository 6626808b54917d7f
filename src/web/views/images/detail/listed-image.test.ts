import { expect, it } from 'vitest';
import { imageSetOf } from '../../../../contract/image-tally/image-set-builder.ts';
import { listedImage } from './image-detail.tsx';

it('returns an image as the list has it, with its labels, and undefined for another id', () => {
  const labels = [{ Key: 'system.chipType', Value: 'GPU' }];
  const set = imageSetOf([{ ImageId: 'a' }, { ImageId: 'b', Name: 'name', Labels: labels }]);
  expect(listedImage(set, 'b')).toEqual({ ImageId: 'b', Name: 'name', Labels: labels });
  expect(listedImage(set, 'a')).toEqual({ ImageId: 'a', Labels: [] });
  expect(listedImage(set, 'c')).toBeUndefined();
});
