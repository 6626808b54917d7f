import { expect, test } from 'vitest';
import { MAX_CONDITIONS, printFilter } from '../filter.ts';
import { readAny, readBounds, readNone, readNot, readRuns, readState } from './read-extra-filter.ts';

test.each([
  ['', '', []],
  ['system.chipType=XPU,system.pythonVersion=*', 'system.chipType=XPU,system.pythonVersion=*', []],
  ['a=1,a=1', 'a=1', []],
  ['GPU', '', ['GPU no-equals']],
  ['a=1,,=2', 'a=1', [' empty-piece', '=2 empty-key']],
])('not=%s', (text, read, issues) => {
  const { value, issues: found } = readNot(text);
  expect(printFilter(value)).toBe(read);
  expect(found.map((issue) => `${issue.text} ${issue.reason}`)).toEqual(issues);
});

test('names each condition after the hundredth', () => {
  const text = Array.from({ length: MAX_CONDITIONS + 2 }, (_, index) => `k${index}=v`).join(',');
  expect(readNot(text).value).toHaveLength(MAX_CONDITIONS);
  expect(readNot(text).issues).toEqual([
    { text: 'k100=v', reason: 'too-many' },
    { text: 'k101=v', reason: 'too-many' },
  ]);
});

test.each([
  [
    'system.framework.PyTorch=2.6,system.dsw.cudaVersion=v12',
    'system.framework.PyTorch=2.6,system.dsw.cudaVersion=v12',
    [],
  ],
  ['system.chipType=GPU', '', ['system.chipType=GPU no-version']],
  ['system.dsw.cudaVersion=*', '', ['system.dsw.cudaVersion=* no-version']],
  ['a=2.6 (beta) 版', 'a=2.6 (beta) 版', []],
  ['system.framework=PyTorch 2.6', '', ['system.framework=PyTorch 2.6 framework-range']],
  ['a=1,a=2', 'a=1', ['a=2 second-bound']],
  [
    'system.pythonVersion=3.9,system.language.Python=3.10',
    'system.pythonVersion=3.9',
    ['system.language.Python=3.10 second-bound'],
  ],
])('from=%s', (text, read, issues) => {
  const { value, issues: found } = readBounds(text);
  expect(printFilter(value)).toBe(read);
  expect(found.map((issue) => `${issue.text} ${issue.reason}`)).toEqual(issues);
});

test.each(['2.6\u0000', '2\u0000.6', '2.6\n', '2.6\u007f', '2.\u202e6', '2.6\u200b', '2.6\ud800', 'v2\u2028'])(
  'a version with an invisible character is not a bound: %j',
  (version) => {
    expect(readBounds(`a=${version}`)).toEqual({
      value: [],
      issues: [{ text: `a=${version}`, reason: 'no-version' }],
    });
  },
);

test('reads none and any', () => {
  expect(readNone('framework,python,framework')).toEqual({ value: ['framework', 'python'], issues: [] });
  expect(readNone('framework,Chip,')).toEqual({
    value: ['framework'],
    issues: [
      { text: 'Chip', reason: 'facet' },
      { text: '', reason: 'facet' },
    ],
  });
  expect(readAny('framework')).toEqual({ value: true, issues: [] });
  expect(readAny('')).toEqual({ value: false, issues: [] });
  expect(readAny('python')).toEqual({ value: false, issues: [{ text: 'python', reason: 'any' }] });
});

test('reads state and runs', () => {
  expect(readState('newest,supported,newest')).toEqual({ value: ['newest', 'supported'], issues: [] });
  expect(readState('')).toEqual({ value: [], issues: [] });
  expect(readState('Newest,unknown-line,')).toEqual({
    value: ['unknown-line'],
    issues: [
      { text: 'Newest', reason: 'state' },
      { text: '', reason: 'state' },
    ],
  });
  expect(readRuns('driver:535.54.03')).toEqual({ value: 'driver:535.54.03', issues: [] });
  expect(readRuns('')).toEqual({ value: '', issues: [] });
  expect(readRuns('ecs.g7.xlarge')).toEqual({ value: '', issues: [{ text: 'ecs.g7.xlarge', reason: 'runs' }] });
});
