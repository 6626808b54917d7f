import { expect, it } from 'vitest';
import { ENGLISH_LATER } from '../../../text/testing/english.ts';
import { meaningOf } from './label-head.tsx';

const words = ENGLISH_LATER.detail;

it.each([
  ['system.chipType', words.meanings['system.chipType']],
  ['system.framework.PyTorch', words.meaningOfFramework('PyTorch')],
  ['system.supported.dlc', words.meaningOfService('DLC', 'training jobs')],
  ['system.supported.new', words.meaningOfService('NEW', undefined)],
  ['system.dsw.stage', words.meaningUnknown],
  ['team', words.meaningOfCustom],
  ['constructor', words.meaningOfCustom],
])('%s', (key, meaning) => {
  expect(meaningOf(words, key)).toBe(meaning);
});
