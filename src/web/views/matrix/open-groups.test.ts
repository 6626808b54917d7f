import { expect, it } from 'vitest';
import { imageSetOf } from '../../../contract/image-tally/image-set-builder.ts';
import { parseAddress } from '../../address/parse-address.ts';
import { printAddress } from '../../address/print-address.ts';
import { axisOf } from '../../image-set/axis.ts';
import { withKeys } from './axis-keys.ts';
import { isOpenMark, unknownGroups } from './open-groups.ts';

const label = (Key: string, Value: string) => ({ Key, Value });
const SET = imageSetOf([
  { ImageId: 'a', Labels: [label('system.framework.PyTorch', '2.6.0'), label('system.dsw.cudaVersion', '12.4')] },
  { ImageId: 'b', Labels: [label('system.framework', 'XGBoost 1.6'), label('system.dsw.cudaVersion', '12.1')] },
  { ImageId: 'c', Labels: [label('system.language.Python', '3.10'), label('system.dsw.cudaVersion', '11.8')] },
  { ImageId: 'd', Labels: [label('system.pythonVersion', '3.11')] },
]);
const unknown = (search: string, keys: readonly string[] = []) => {
  const axes = keys.map((key) => axisOf(SET, key));
  return unknownGroups(parseAddress(search, 'matrix'), axes).map(({ text }) => text);
};
const CUDA = 'cols=system.dsw.cudaVersion';

it.each([
  ['?open=framework=PyTorch,framework=XGBoost', []],
  ['?open=framework=Nonesuch', ['framework=Nonesuch']],
  ['?open=framework=pytorch', ['framework=pytorch']],
  ['?open=framework=PyTorch 2.6.0', ['framework=PyTorch 2.6.0']],
  ['?open=framework=', ['framework=']],
  ['?open=team=12', ['team=12']],
  ['?open=system.dsw.cudaVersion=12', ['system.dsw.cudaVersion=12']],
  [`?${CUDA}&open=system.dsw.cudaVersion=12,system.dsw.cudaVersion=13`, ['system.dsw.cudaVersion=13']],
  [`?${CUDA}&open=system.dsw.cudaVersion=12.4`, ['system.dsw.cudaVersion=12.4']],
  // Of one major nothing opens, and its versions are in sight.
  ['?cols=system.language.Python&open=system.pythonVersion=3,system.language.Python=3', []],
  ['?cols=system.pythonVersion&open=system.language.Python=4', ['system.language.Python=4']],
])('groups that the matrix does not have are named: %s', (search, expected) => {
  const state = parseAddress(search, 'matrix');
  const keys = ['framework', state.cols === '' ? 'system.chipType' : state.cols];
  expect(unknown(search, keys)).toEqual(expected);
});

it('before all images are there, only groups of other keys than its two are', () => {
  expect(unknown('?open=framework=Nonesuch,team=12')).toEqual(['team=12']);
});

it('both keys of Python open the same group', () => {
  const { open } = parseAddress('?open=system.language.Python=3', 'matrix');
  expect(isOpenMark(open, { key: 'system.pythonVersion', value: '3' })).toBe(true);
});

it('groups of a key that goes are no longer open, so that none is unknown', () => {
  const state = parseAddress(`?${CUDA}&open=framework=PyTorch,system.dsw.cudaVersion=12`, 'matrix');
  expect(printAddress(withKeys(state, { cols: 'team' }))).toBe('?cols=team&open=framework=PyTorch');
});
