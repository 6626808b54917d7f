import { describe, expect, it } from 'vitest';
import { labelFilterOnly } from '../../../contract/image-filter/image-filter.ts';
import { compareLabels, newestVersions } from '../../../contract/image-tally/compare-sets.ts';
import { imageSetOf } from '../../../contract/image-tally/image-set-builder.ts';
import { tallyImages } from '../../../contract/image-tally/tally.ts';
import { compareTable, toCompareRows } from '../../../contract/rows/compared-rows.ts';
import { parseAddress } from '../../address/parse-address.ts';
import type { ScopeImages } from '../../image-set/use-scope-images.ts';
import { type Letter, type Side, scopeOfB, stateOfSide } from './compare-sides.ts';
import { compareJson } from './export-compare.tsx';

const state = parseAddress('?Region=cn-shanghai&vs.Region=cn-beijing&vs.LabelFilter=a=1&show=A&q=x', 'compare');

function side(letter: Letter, values: readonly string[]): Side {
  const conditions = letter === 'A' ? state.conditions : state.vs.conditions;
  const set = imageSetOf(values.map((Value) => ({ ImageId: Value, Labels: [{ Key: 'system.framework.X', Value }] })));
  const images: ScopeImages = {
    loaded: undefined,
    tally: tallyImages(set, labelFilterOnly([])),
    isPartial: false,
    isLoading: false,
    error: undefined,
    errorAt: 0,
    reload: () => undefined,
    stop: () => undefined,
  };
  return {
    letter,
    scope: scopeOfB(state, { region: '', workspaceId: '' }),
    filter: labelFilterOnly(conditions),
    images,
    state: stateOfSide(letter, state),
  };
}

const a = side('A', ['1.0', '2.0']);
const b = side('B', ['2.0', '3.0']);
const compared = a.images.tally && b.images.tally ? compareLabels(a.images.tally, b.images.tally) : [];
const rows = toCompareRows(compared);

describe('an export of a comparison', () => {
  it('has a line for each row in its order, with the images of each side', () => {
    expect(compareTable(rows)).toEqual({
      header: ['Key', 'Value', 'A', 'B', 'In'],
      rows: [
        ['system.framework.X', '1.0', '1', '0', 'A'],
        ['system.framework.X', '3.0', '0', '1', 'B'],
        ['system.framework.X', '2.0', '1', '1', 'both'],
      ],
    });
  });

  it('says in JSON what was asked and which versions are newest', () => {
    expect(compareJson({ state, a, b, rows, newest: newestVersions(compared) })).toMatchObject({
      A: { images: 2, LabelFilter: '' },
      B: { Region: 'cn-beijing', images: 2, LabelFilter: 'a=1', isComplete: false },
      show: 'A',
      q: 'x',
      count: 3,
      newestVersions: [{ framework: 'X', A: '2.0', B: '3.0', newer: 'B' }],
    });
  });
});
