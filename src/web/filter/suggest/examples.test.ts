import { beforeEach, describe, expect, it, vi } from 'vitest';
import { labelFilterOnly } from '../../../contract/image-filter/image-filter.ts';
import { imageSetOf } from '../../../contract/image-tally/image-set-builder.ts';
import { ENGLISH, ENGLISH_LATER } from '../../text/testing/english.ts';
import type { BoxContext } from './box-context.ts';

const label = (Key: string, Value: string) => ({ Key, Value });
const dsw = label('system.supported.dsw', 'true');
const gpu = label('system.chipType', 'GPU');
const IMAGES = [
  { ImageId: 'a', Labels: [label('system.framework.PyTorch', '2.6.0'), dsw, gpu] },
  { ImageId: 'b', Labels: [label('system.framework.vLLM', '0.8.5'), gpu] },
  { ImageId: 'c', Labels: [label('system.framework.SGLang', '0.5.3'), gpu] },
  { ImageId: 'd', Labels: [] },
];

const context = (images: typeof IMAGES, filter = labelFilterOnly([])): BoxContext => ({
  filter,
  possible: undefined,
  tally: imageSetOf(images).tally(filter),
  isPartial: false,
  regions: [],
  words: ENGLISH,
  boxWords: ENGLISH_LATER.box,
});

let examples: typeof import('./examples.ts');
beforeEach(async () => {
  // The module caches whether examples were hidden.
  vi.resetModules();
  examples = await import('./examples.ts');
});

describe('examples of a first visit', () => {
  const offered = (...args: Parameters<typeof context>) =>
    examples.exampleOptions(context(...args)).map(({ text, count }) => (count ? `${text}: ${count}` : text));

  it('have results and show counts', () => {
    expect(offered(IMAGES)).toEqual([
      'Newest PyTorch for DSW: 1',
      'vLLM or SGLang: 2',
      'Images without chip type: 1',
      'Hide these examples',
    ]);
    expect(offered(IMAGES.slice(1, 2))).toEqual(['vLLM or SGLang: 1', 'Hide these examples']);
    expect(offered([{ ImageId: 'e', Labels: [gpu] }])).toEqual([]);
  });

  it('are hidden beside a filter, and after one was used', () => {
    expect(offered(IMAGES, labelFilterOnly([{ key: 'system.chipType', value: 'GPU' }]))).toEqual([]);
    examples.retireExamples();
    expect(offered(IMAGES)).toEqual([]);
  });
});
