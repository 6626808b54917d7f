import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { EMPTY_EXTRA, FACETS, type ImageFilter } from '../../contract/image-filter/image-filter.ts';
import { printedExtra } from '../../contract/image-filter/print-extra.ts';
import { STATE_WORDS } from '../../contract/life-cycle/states.ts';
import { parseAddress } from '../address/parse-address.ts';
import { filterOf } from '../address/search-state.ts';
import { ENGLISH } from '../text/testing/english.ts';
import { partsOf, printPart, withoutPart } from './filter-parts.ts';
import { partInWords } from './part-in-words.ts';

const read = (query: string): ImageFilter => filterOf(parseAddress(query));

test.each([
  ['LabelFilter=system.chipType=GPU', 'system.chipType=GPU', 'GPU'],
  ['LabelFilter=system.framework.PyTorch=*', 'system.framework.PyTorch=*', 'PyTorch any version'],
  ['LabelFilter=system.framework=PyTorch 1.12', 'system.framework=PyTorch 1.12', 'PyTorch 1.12'],
  ['LabelFilter=system.supported.dsw=true', 'system.supported.dsw=true', 'DSW'],
  ['LabelFilter=system.dsw.cudaVersion=12.4', 'system.dsw.cudaVersion=12.4', 'CUDA 12.4'],
  ['LabelFilter=team=vision', 'team=vision', 'team=vision'],
  ['LabelFilter=team=*', 'team=*', 'team any value'],
  ['not=system.chipType=XPU', 'not system.chipType=XPU', 'not XPU'],
  ['not=system.chipType=*', 'not system.chipType=*', 'no Chip type'],
  ['none=framework', 'none=framework', 'no Framework'],
  ['state=unsupported', 'state=unsupported', 'Out of support'],
  ['runs=driver:535.54.03', 'runs=driver:535.54.03', 'Runs on driver 535.54.03'],
  ['runs=ecs.gn7i-c8g1.2xlarge', 'runs=ecs.gn7i-c8g1.2xlarge', 'Runs on ecs.gn7i-c8g1.2xlarge'],
  ['from=system.framework.PyTorch=2.6', 'system.framework.PyTorch>=2.6', 'PyTorch 2.6 or later'],
  ['to=system.dsw.cudaVersion=12.4', 'system.dsw.cudaVersion<=12.4', 'CUDA 12.4 or earlier'],
  [
    'from=system.dsw.cudaVersion=12.1&to=system.dsw.cudaVersion=12.9',
    'system.dsw.cudaVersion>=12.1 and <=12.9',
    'CUDA 12.1 to 12.9',
  ],
  ['from=system.dsw.cudaVersion=12&to=system.dsw.cudaVersion=12', 'system.dsw.cudaVersion>=12 and <=12', 'CUDA 12.x'],
])('%s is printed as %s', (query, printed, words) => {
  const parts = partsOf(read(query));
  expect(parts.map(printPart)).toEqual([printed]);
  expect(parts.map((part) => partInWords(part, ENGLISH))).toEqual([words]);
});

test('parts of one key are adjacent', () => {
  const parts = partsOf(
    read('LabelFilter=system.framework.vLLM=*,team=a,system.framework.PyTorch=2.6&from=system.framework.vLLM=0.8'),
  );
  expect(parts.map(printPart)).toEqual([
    'system.framework.vLLM=*',
    'system.framework.vLLM>=0.8',
    'team=a',
    'system.framework.PyTorch=2.6',
  ]);
});

describe('any filter', () => {
  const condition = fc.record({
    key: fc.constantFrom('a', 'system.chipType', 'system.pythonVersion'),
    value: fc.constantFrom('1', '*'),
  });
  const bounds = fc.uniqueArray(fc.record({ key: fc.constantFrom('a', 'b'), value: fc.constantFrom('1', '2') }), {
    selector: ({ key }) => key,
  });
  const distinct = fc.uniqueArray(condition, { selector: ({ key, value }) => key + value });
  const anyFilter: fc.Arbitrary<ImageFilter> = fc.record({
    conditions: distinct,
    not: distinct,
    none: fc.uniqueArray(fc.constantFrom(...FACETS)),
    from: bounds,
    to: bounds,
    anyFramework: fc.constant(false),
    state: fc.subarray([...STATE_WORDS]),
    runs: fc.constantFrom('', 'driver:535.54.03', 'ecs.gn7i-c8g1.2xlarge'),
  });

  it('is empty after all parts are removed, and each part is removed separately', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const parts = partsOf(filter);
        expect(parts.reduce(withoutPart, filter)).toEqual({ ...EMPTY_EXTRA, conditions: [] });
        for (const part of parts) {
          const left = partsOf(withoutPart(filter, part)).map(printPart);
          expect(left.toSorted()).toEqual(
            parts
              .filter((other) => other !== part)
              .map(printPart)
              .toSorted(),
          );
        }
      }),
    );
  });
});

test('an export names the filters that PAI does not support as in the address', () => {
  expect(
    printedExtra(read('not=a=1&none=python,cuda&from=b=2&any=framework&state=newest,supported&runs=driver:535')),
  ).toEqual({
    not: 'a=1',
    none: 'python,cuda',
    from: 'b=2',
    any: 'framework',
    state: 'newest,supported',
    runs: 'driver:535',
  });
  expect(printedExtra(read('LabelFilter=a=1'))).toEqual({});
});
