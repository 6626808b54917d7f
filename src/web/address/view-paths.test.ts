import { expect, it } from 'vitest';
import { viewOf } from './view-paths.ts';

it.each([
  ['/', 'labels'],
  ['/images', 'images'],
  ['/checks', 'checks'],
  ['/images.', undefined],
  ['/Images', undefined],
  ['/images/x', undefined],
  ['/123', undefined],
  ['/.', undefined],
  ['//images', undefined],
  ['/nowhere', undefined],
])('the path %s leads to %s', (path, view) => {
  expect(viewOf(path)).toBe(view);
});
