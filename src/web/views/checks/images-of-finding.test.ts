import { expect, test } from 'vitest';
import { parseAddress } from '../../address/parse-address.ts';
import { printAddress } from '../../address/print-address.ts';
import { imagesOfFinding } from './images-of-finding.ts';

test.each([
  ['no-chip', [], '', '?not=system.chipType=*'],
  ['no-framework', [], 'none=python', '?none=python,framework'],
  ['no-service', [], 'sort=-Key&LabelFilter=a=b', '?LabelFilter=a=b&none=supported'],
  ['gpu-without-cuda', [], '', '?LabelFilter=system.chipType=GPU&none=cuda'],
  ['near-keys', ['team.ownr', 'team.owner'], '', '?LabelFilter=team.ownr=*'],
  ['near-values', ['team', 'visio', 'vision'], 'state=newest', '?LabelFilter=team=visio&state=newest'],
  // The grammar cannot say them.
  ['near-values', ['team', '*', 'x'], '', undefined],
  ['near-keys', ['a=b', 'a-b'], '', undefined],
  ['tag-cuda', ['cu121', '12.4'], '', undefined],
  ['same-uri', ['r:1'], '', undefined],
] as const)('images of %s %j under ?%s', (kind, details, before, expected) => {
  const images = imagesOfFinding({ kind, details, positions: [0] }, parseAddress(before));
  expect(images && printAddress(images)).toBe(expected);
});
