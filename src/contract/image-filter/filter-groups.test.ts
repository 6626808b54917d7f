import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Condition } from '../filter.ts';
import { isPythonKey, readFramework, serviceOf } from '../label-keys.ts';
import type { Label } from '../operations.ts';
import { filterGroups, passes } from './filter-groups.ts';
import { EMPTY_EXTRA, FACETS, type FacetName, type ImageFilter } from './image-filter.ts';
import { rangeTest } from './version-range.ts';

const KEYS = [
  'system.chipType',
  'system.framework',
  'system.framework.PyTorch',
  'system.framework.vLLM',
  'system.pythonVersion',
  'system.language.Python',
  'system.dsw.cudaVersion',
  'system.supported.dsw',
  'team',
];
const VALUES = ['GPU', 'true', '2.6', '2.6.0', '2.7', '12.4', 'PyTorch 2.6', 'PyTorch 2.7', 'vLLM 0.8', 'vLLM'];
const anyKey = fc.constantFrom(...KEYS);
const anyLabel = fc.record({ Key: anyKey, Value: fc.constantFrom(...VALUES) });
const anyCondition = fc.record({ key: anyKey, value: fc.constantFrom('*', ...VALUES) });
const anyBound = fc.record({
  key: fc.constantFrom(
    'system.framework.PyTorch',
    'system.framework.vLLM',
    'system.dsw.cudaVersion',
    'system.pythonVersion',
  ),
  value: fc.constantFrom('0.8', '2.6', '2.7', '12'),
});
const bounds = fc.uniqueArray(anyBound, { maxLength: 2, selector: ({ key }) => key });
const anyFilter: fc.Arbitrary<ImageFilter> = fc.record({
  conditions: fc.array(anyCondition, { maxLength: 3 }),
  not: fc.array(anyCondition, { maxLength: 2 }),
  none: fc.uniqueArray(fc.constantFrom(...FACETS), { maxLength: 1 }),
  from: bounds,
  to: bounds,
  anyFramework: fc.boolean(),
  state: fc.constant([]),
  runs: fc.constant(''),
});

const IS_OF_FACET: Readonly<Record<FacetName, (key: string) => boolean>> = {
  chip: (key) => key === 'system.chipType',
  framework: (key) => key === 'system.framework' || key.startsWith('system.framework.'),
  cuda: (key) => key === 'system.dsw.cudaVersion',
  python: isPythonKey,
  supported: (key) => serviceOf(key) !== undefined,
};

/** The framework of a condition or label, else Python, else its key: the meaning of "one key". */
function subjectOf(key: string, value: string): string {
  return readFramework(key, value)?.name ?? (isPythonKey(key) ? 'Python' : key);
}

/** The filter as sections 7 and 10 of the contract describe it, without groups. */
function isChosen(labels: readonly Label[], filter: ImageFilter): boolean {
  const carries = ({ key, value }: Condition) =>
    labels.some((label) => label.Key === key && (value === '*' || label.Value === value));
  const anyOldStyle = filter.conditions.some(({ key, value }) => key === 'system.framework' && value === '*');
  const subject = ({ key, value }: Condition) =>
    anyOldStyle && key === 'system.framework' ? key : subjectOf(key, value);
  const isFramework = (name: string) =>
    [...filter.conditions, ...filter.from, ...filter.to].some(
      (part) => subject(part) === name && IS_OF_FACET.framework(part.key),
    );
  const subjects = new Set([
    ...filter.conditions.map(subject),
    ...[...filter.from, ...filter.to].map((b) => subjectOf(b.key, b.value)),
  ]);
  const holds = (name: string) => {
    const ticks = filter.conditions.filter((condition) => subject(condition) === name);
    const ofName = (bound: Condition) => subjectOf(bound.key, bound.value) === name;
    const [from, to] = [filter.from.find(ofName)?.value, filter.to.find(ofName)?.value];
    const versions = labels
      .filter((label) => subjectOf(label.Key, label.Value) === name)
      .map((label) => readFramework(label.Key, label.Value)?.version ?? label.Value);
    const isInRange = (from === undefined && to === undefined) || versions.some(rangeTest({ from, to }));
    return (ticks.length === 0 || ticks.some(carries)) && isInRange;
  };
  const frameworks = [...subjects].filter(isFramework);
  const others = [...subjects].filter((name) => !isFramework(name));
  return (
    others.every(holds) &&
    (filter.anyFramework && frameworks.length > 0 ? frameworks.some(holds) : frameworks.every(holds)) &&
    !filter.not.some(carries) &&
    filter.none.every((facet) => !labels.some(({ Key }) => IS_OF_FACET[facet](Key)))
  );
}

describe('a filter as groups', () => {
  it('passes the images that the contract describes', () => {
    fc.assert(
      fc.property(fc.array(anyLabel, { maxLength: 5 }), anyFilter, (labels, filter) => {
        expect(passes(labels, filterGroups(filter))).toBe(isChosen(labels, filter));
      }),
      { numRuns: 3_000 },
    );
  });

  const labels = (...pairs: string[]): Label[] =>
    pairs.map((pair) => ({ Key: pair.split('=')[0] ?? '', Value: pair.split('=')[1] ?? '' }));
  const filter = (parts: Partial<ImageFilter>): ImageFilter => ({ ...EMPTY_EXTRA, conditions: [], ...parts });
  const pair = (text: string): Condition => ({ key: text.split('=')[0] ?? '', value: text.split('=')[1] ?? '' });

  test.each<[string, Label[], Partial<ImageFilter>, boolean]>([
    [
      'both bounds hold for one label',
      labels('system.dsw.cudaVersion=11.8', 'system.dsw.cudaVersion=12.9'),
      { from: [pair('system.dsw.cudaVersion=12.0')], to: [pair('system.dsw.cudaVersion=12.4')] },
      false,
    ],
    [
      'a range takes the old style of a framework',
      labels('system.framework=PyTorch 2.7'),
      { from: [pair('system.framework.PyTorch=2.6')] },
      true,
    ],
    [
      'a range of Python takes either key',
      labels('system.language.Python=3.11'),
      { from: [pair('system.pythonVersion=3.10')] },
      true,
    ],
    [
      'one of two frameworks',
      labels('system.framework.vLLM=0.8'),
      { conditions: [pair('system.framework.PyTorch=*'), pair('system.framework.vLLM=*')], anyFramework: true },
      true,
    ],
    [
      'without it, both',
      labels('system.framework.vLLM=0.8'),
      { conditions: [pair('system.framework.PyTorch=*'), pair('system.framework.vLLM=*')] },
      false,
    ],
    [
      'a framework by range is one of them',
      labels('system.framework.PyTorch=2.7'),
      {
        conditions: [pair('system.framework.vLLM=*')],
        from: [pair('system.framework.PyTorch=2.6')],
        anyFramework: true,
      },
      true,
    ],
    [
      'what is excluded stays excluded',
      labels('system.framework.PyTorch=2.7', 'system.framework.vLLM=0.8'),
      {
        conditions: [pair('system.framework.PyTorch=*'), pair('system.framework.vLLM=*')],
        not: [pair('system.framework.PyTorch=2.7')],
        anyFramework: true,
      },
      false,
    ],
    ['not=key=* means no label of the key', labels('team=a'), { not: [pair('system.chipType=*')] }, true],
    ['an empty filter takes all', [], {}, true],
  ])('%s', (_, image, parts, expected) => {
    expect(passes(image, filterGroups(filter(parts)))).toBe(expected);
  });
});
