import { describe, expect, it } from 'vitest';
import { labelFilterOnly } from '../../../contract/image-filter/image-filter.ts';
import { valuesByKey } from '../../../contract/label-sets.ts';
import { ENGLISH, ENGLISH_LATER } from '../../text/testing/english.ts';
import { printPart } from '../filter-parts.ts';
import { readParts } from '../typed/typed-parts.ts';
import type { BoxContext } from './box-context.ts';
import { boxOptions } from './box-options.ts';

const labels = valuesByKey(
  Object.entries({
    'system.chipType': ['CPU', 'GPU'],
    'system.framework.PyTorch': ['2.6.0', '2.8.0'],
    'system.dsw.cudaVersion': ['11.8', '12.1', '12.4'],
    team: ['vision', 'a,b=c'],
    note: ['', 'x'],
  }).flatMap(([Key, values]) => values.map((Value) => ({ Key, Value }))),
);
const context: BoxContext = {
  filter: labelFilterOnly([]),
  possible: () => labels,
  tally: undefined,
  isPartial: false,
  regions: ['cn-shanghai', 'cn-shanghai-finance-1', 'cn-newtown'],
  words: ENGLISH,
  boxWords: ENGLISH_LATER.box,
};
const offered = (text: string) => boxOptions(text, context).map(({ group, text: shown }) => `${group}: ${shown}`);

describe('options of the filter box', () => {
  it.each([
    ['gpu', ['Values: GPU']],
    ['pytorch', ['Values: PyTorch any version', 'Keys: PyTorch']],
    ['chip', ['Keys: Chip type']],
    [
      'cuda 12',
      [
        'Values: CUDA 12.x',
        'Values: CUDA 12.4',
        'Values: CUDA 12.1',
        'Ranges: CUDA 12 or later',
        'Ranges: CUDA 12 or earlier',
      ],
    ],
    ['shanghai', ['Regions: Region China (Shanghai)', 'Regions: Region China East 2 Finance']],
    ['gpu shanghai', ['Values: GPU, China (Shanghai)']],
    ['newtown', ['Regions: Region cn-newtown']],
    ['team=', ['Values of team: any value', 'Values of team: vision']],
    ['note=', ['undefined: note=', 'Values of note: any value', 'Values of note: x']],
    ['team=v', ['undefined: team=v', 'Values of team: vision']],
    ['cuda=12', ['undefined: CUDA 12.x', 'Values of CUDA: 12.4', 'Values of CUDA: 12.1']],
    ['gpu pytorch>=2.6', ['Values: GPU, PyTorch 2.6 or later', 'undefined: gpu pytorch 2.6 or later']],
    ['cpu or gpu team=vision', ['Values: CPU, GPU, team=vision', 'undefined: cpu or gpu team=vision']],
    ['my team=vision', ['undefined: my team=vision']],
    ['=x', []],
    ['zzz', []],
    ['newest pytorch', ['Images: Newest PyTorch']],
    ['latest PyTorch gpu', ['Images: Newest PyTorch, GPU']],
    ['newest cuda 12', ['Images: Newest CUDA 12.x']],
    ['newest gpu', []],
    ['newest', []],
    ['pytroch', ['Did you mean: PyTorch any version']],
    ['pytroch gpu', ['Did you mean: PyTorch any version, GPU']],
    ['newest pytroch', ['Did you mean: Newest PyTorch']],
    // A short word is near to too many others.
    ['gqu', []],
  ])('of %j', (text, options) => {
    expect(offered(text)).toEqual(options);
  });
});

it('a guess is offered and never taken by Enter', () => {
  expect(boxOptions('pytroch', context).map(({ isGuess }) => isGuess)).toEqual([true]);
  expect(boxOptions('pytorch', context).some(({ isGuess }) => isGuess)).toBe(false);
});

describe('typed conditions', () => {
  const read = (text: string) =>
    readParts(text, { keys: [...labels.keys(), 'system.framework'], labels }).parts.map(printPart);
  it.each([
    ['cuda=12', ['system.dsw.cudaVersion>=12 and <=12']],
    ['cuda=12.4', ['system.dsw.cudaVersion=12.4']],
    ['cuda=99', ['system.dsw.cudaVersion=99']],
    ['system.dsw.cudaVersion=12', ['system.dsw.cudaVersion=12']],
    ['pytorch>=2.6', ['system.framework.PyTorch>=2.6']],
    ['chip=gpu', ['system.chipType=GPU']],
    ['chip type!=GPU', ['not system.chipType=GPU']],
    ['SYSTEM.CHIPTYPE=gpu', ['system.chipType=gpu']],
    ['gpu=yes', ['gpu=yes']],
    ['!team', ['not team=*']],
    ['team＝vision，cuda＝12.1', ['team=vision', 'system.dsw.cudaVersion=12.1']],
  ])('for %j are taken literally', (text, parts) => {
    expect(read(text)).toEqual(parts);
  });
});
