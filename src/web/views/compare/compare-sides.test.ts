import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFilter } from '../../../contract/filter.ts';
import { labelFilterOnly } from '../../../contract/image-filter/image-filter.ts';
import { parseAddress } from '../../address/parse-address.ts';
import { printAddress } from '../../address/print-address.ts';
import type { SearchState } from '../../address/search-state.ts';
import type { UpdateSearch } from '../../address/use-search-state.ts';
import { addConditions, setScope } from '../../filter/filter-changes.ts';
import { isSameSide, linkOfBoth, stateOfSide, swapSides, updateOfB } from './compare-sides.ts';

const read = (address: string) => parseAddress(address, 'compare');
const NO_DEFAULTS = { region: '', workspaceId: '' };

/** Parts of an address, good and bad ones, sides mixed. */
const anyAddress = fc
  .uniqueArray(
    fc.constantFrom(
      'Region=cn-shanghai',
      'vs.Region=cn-beijing',
      'Region=nowhere',
      'vs.Region=elsewhere',
      'WorkspaceId=7',
      'vs.WorkspaceId=',
      'vs.WorkspaceId=x',
      'LabelFilter=bare,a=1,b=*',
      'vs.LabelFilter=a=2,,c=3',
      'vs.LabelFilter=%E0%A4%A',
      'ImageId=image-1',
      'LabelKeys=a',
      'show=A',
      'show=both',
      'sort=-B,Key,A',
      'q=x',
    ),
    { maxLength: 9 },
  )
  .map((parts) => `?${parts.join('&')}`);

describe('sides', () => {
  it('change places, and twice changed are as they were', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        const state = read(address);
        expect(swapSides(swapSides(state))).toEqual(state);
      }),
    );
  });

  it('changed stay what an address can say', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        const swapped = swapSides(read(address));
        const again = read(printAddress(swapped));
        expect({ ...again, unread: [] }).toEqual({ ...swapped, unread: [] });
        const inOrder = (state: SearchState) => state.unread.map((part) => `${part.name} ${part.text}`).sort();
        expect(inOrder(again)).toEqual(inOrder(swapped));
      }),
    );
  });

  it('take along what is listed and sorted by one of them', () => {
    const swapped = (address: string) => printAddress(swapSides(read(address)));
    expect(swapped('?show=A&sort=-A,Key,B')).toBe('?sort=-B,Key,A&show=B');
    expect(swapped('?show=both&sort=Value')).toBe('?sort=Value&show=both');
  });

  it('change places with their parts that were not understood', () => {
    const state = swapSides(read('?Region=nowhere&vs.LabelFilter=bare'));
    expect(printAddress(state)).toBe('?LabelFilter=bare&vs.Region=nowhere');
  });
});

describe('a change of side B', () => {
  const addressAfter = (address: string, change: (update: UpdateSearch) => void) => {
    let state = read(address);
    change(updateOfB((next) => (state = next(state))));
    return printAddress(state);
  };

  it('does not change side A', () => {
    const added = addressAfter('?Region=cn-shanghai&LabelFilter=a=1', (update) => {
      update(setScope('Region', 'cn-beijing', NO_DEFAULTS));
      update(addConditions([{ key: 'b', value: '2' }]));
    });
    expect(added).toBe('?Region=cn-shanghai&LabelFilter=a=1&vs.Region=cn-beijing&vs.LabelFilter=b=2');
  });

  it('replaces the invalid parts of it', () => {
    const chosen = addressAfter('?Region=nowhere&vs.Region=nowhere', (update) =>
      update(setScope('Region', 'cn-beijing', NO_DEFAULTS)),
    );
    expect(chosen).toBe('?vs.Region=cn-beijing&Region=nowhere');
  });
});

describe('a copied link', () => {
  it.each([
    ['', { region: 'cn-hangzhou', workspaceId: '' }, '?Region=cn-hangzhou&vs.Region=cn-hangzhou'],
    ['', NO_DEFAULTS, '?Region=&vs.Region='],
    [
      '?vs.WorkspaceId=&vs.Region=cn-beijing',
      { region: 'cn-hangzhou', workspaceId: '7' },
      '?Region=cn-hangzhou&WorkspaceId=7&vs.Region=cn-beijing&vs.WorkspaceId=',
    ],
    ['?vs.Region=nowhere', NO_DEFAULTS, '?Region=&vs.Region=nowhere'],
  ])('of %s says both scopes', (address, defaults, link) => {
    const state = read(address);
    const scopeA = {
      region: state.region ?? defaults.region,
      workspaceId: state.workspaceId ?? defaults.workspaceId,
      imageId: state.imageId,
    };
    expect(printAddress(linkOfBoth(state, scopeA, defaults))).toBe(link);
  });
});

describe('another view', () => {
  it('opens with the scope and the filter of a side, and with nothing of the comparison', () => {
    const state = read(
      '?Region=cn-shanghai&LabelKeys=a&LabelFilter=a=1&show=A&vs.WorkspaceId=7&vs.LabelFilter=b=2&q=x',
    );
    expect(printAddress(stateOfSide('A', state))).toBe('?Region=cn-shanghai&LabelFilter=a=1');
    expect(printAddress(stateOfSide('B', state))).toBe('?WorkspaceId=7&LabelFilter=b=2');
  });
});

describe('two sides are the same', () => {
  const side = (region: string, filter: string) => ({
    scope: { region, workspaceId: '', imageId: '' },
    filter: labelFilterOnly(parseFilter(filter).conditions),
  });

  it.each([
    ['', 'a=1,b=2', '', 'b=2,a=1', true],
    ['', '', '', '', true],
    ['', 'a=1', '', '', false],
    ['', '', '', 'a=1', false],
    ['', 'a=1', '', 'a=2', false],
    ['', 'a=1', '', 'a=1,b=2', false],
    ['', 'a=1,b=2', '', 'a=1', false],
    ['cn-shanghai', 'a=1', 'cn-beijing', 'a=1', false],
  ])('“%s” %s and “%s” %s: %s', (regionA, filterA, regionB, filterB, isSame) => {
    expect(isSameSide(side(regionA, filterA), side(regionB, filterB))).toBe(isSame);
  });
});
