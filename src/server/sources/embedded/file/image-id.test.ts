import { expect, test } from 'vitest';
import catalog from '../catalog.json';
import { imageIdOf } from './check-catalog.ts';

test('an id is image- and 18 hex digits', () => {
  expect(imageIdOf('registry.cn-hangzhou.aliyuncs.com/a/b:1', 'b:1')).toMatch(/^image-[0-9a-f]{18}$/);
});

test('only the URI determines the id; the name does if no URI is known', () => {
  expect(imageIdOf('host/a', 'one')).toBe(imageIdOf('host/a', 'two'));
  expect(imageIdOf(undefined, 'one')).not.toBe(imageIdOf(undefined, 'two'));
  expect(imageIdOf(undefined, 'one')).toBe(imageIdOf('name:one', undefined));
});

test('links stay valid: these ids must never change', () => {
  expect(
    imageIdOf(
      'registry.cn-hangzhou.aliyuncs.com/pai-dlc/pytorch-training:1.12PAI-gpu-py38-cu113-ubuntu20.04',
      'pytorch-training:1.12PAI-gpu-py38-cu113-ubuntu20.04',
    ),
  ).toBe('image-e9190b920bdf09a165');
  expect(imageIdOf(undefined, 'python-inference:3.9-ubuntu2004')).toBe('image-bb88737459a20fbef1');
});

test('every id in the catalog is the one derived from its record', () => {
  const wrong = catalog.Images.filter(
    (image) => image.ImageId !== imageIdOf('ImageUri' in image ? image.ImageUri : undefined, image.Name),
  );
  expect(wrong).toEqual([]);
});
