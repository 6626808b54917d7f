import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterIssueOf } from '../../contract/filter.ts';
import { FACETS } from '../../contract/image-filter/image-filter.ts';
import { STATE_WORDS } from '../../contract/life-cycle/states.ts';
import { REGIONS } from '../../contract/regions.ts';
import { parseAddress } from './parse-address.ts';
import { printAddress } from './print-address.ts';
import {
  EMPTY_SEARCH,
  forOtherView,
  isOtherScopeUnread,
  isScopeUnread,
  type SearchState,
  withoutUnread,
} from './search-state.ts';

const wellFormed = fc.string({ unit: 'grapheme' });
const condition = fc
  .record({ key: wellFormed, value: fc.oneof(wellFormed, fc.constant('*')) })
  .filter((c) =>
    c.value === '*' ? filterIssueOf({ ...c, value: 'x' }) === undefined : filterIssueOf(c) === undefined,
  );
const key = wellFormed.filter((text) => text !== '' && !/[,=]/.test(text));
const bounds = fc.uniqueArray(
  fc.record({
    key: fc.constantFrom('system.framework.PyTorch', 'cuda', 'x y'),
    value: fc.constantFrom('2.6', 'v12', '1,2'),
  }),
  { selector: (bound) => bound.key },
);
const extraParts = {
  not: fc.array(condition, { maxLength: 3 }),
  none: fc.uniqueArray(fc.constantFrom(...FACETS)),
  from: bounds,
  to: bounds,
  anyFramework: fc.boolean(),
  state: fc.subarray([...STATE_WORDS]),
  runs: fc.constantFrom('', 'driver:535.54.03', 'ecs.gn7i-c8g1.2xlarge'),
};
const readState: fc.Arbitrary<SearchState> = fc.record({
  region: fc.constantFrom(undefined, '', ...REGIONS.map((region) => region.id)),
  workspaceId: fc.constantFrom(undefined, '', '0', '12345', '99999999999999999999'),
  imageId: wellFormed,
  labelKeys: fc.uniqueArray(key, { maxLength: 4 }),
  conditions: fc.array(condition, { maxLength: 5 }),
  extra: fc.record(extraParts),
  sort: fc.constantFrom(
    [],
    [{ column: 'Key' as const, descending: true }],
    [
      { column: 'Value' as const, descending: true },
      { column: 'Key' as const, descending: false },
    ],
  ),
  q: wellFormed,
  sel: wellFormed.map((text) => (text === '' ? '' : `${text}=`)),
  rows: fc.oneof(fc.constant(''), key),
  cols: fc.oneof(fc.constant(''), key),
  open: fc.uniqueArray(condition, { maxLength: 2, selector: ({ key, value }) => JSON.stringify([key, value]) }),
  ids: fc.option(fc.uniqueArray(fc.constantFrom('image-a', 'image-b', '图', 'a b&', '='), { maxLength: 4 }), {
    nil: undefined,
  }),
  vs: fc.record({
    region: fc.constantFrom(undefined, '', 'cn-hangzhou'),
    workspaceId: fc.constantFrom(undefined, '', '0'),
    conditions: fc.array(condition, { maxLength: 3 }),
    extra: fc.record(extraParts, { requiredKeys: [] }),
  }),
  day: fc.constantFrom('', '2026-11-01'),
  lang: fc.constantFrom(undefined, 'en' as const, 'zh' as const),
  choices: fc.record({
    order: fc.constantFrom('version' as const, 'count' as const),
    empty: fc.constantFrom('show' as const, 'hide' as const),
    versions: fc.constantFrom('show' as const, 'hide' as const),
    by: fc.constantFrom('images' as const, 'labels' as const),
    only: fc.constantFrom('all' as const, 'differences' as const),
    show: fc.constantFrom('differences' as const, 'A' as const, 'B' as const, 'counts' as const, 'both' as const),
  }),
  unread: fc.constant([]),
});

describe('the address of a view', () => {
  it('is empty for the default', () => {
    expect(printAddress(EMPTY_SEARCH)).toBe('');
    expect(parseAddress('')).toEqual(EMPTY_SEARCH);
  });

  it('reads filters that PAI does not support, and names their unreadable parts', () => {
    const search =
      '?not=system.chipType=XPU&none=python&from=system.framework.PyTorch=2.6&to=system.dsw.cudaVersion=12&any=framework&state=newest,supported&runs=driver:535.54.03&vs.not=';
    const state = parseAddress(search);
    expect(state.extra).toEqual({
      not: [{ key: 'system.chipType', value: 'XPU' }],
      none: ['python'],
      from: [{ key: 'system.framework.PyTorch', value: '2.6' }],
      to: [{ key: 'system.dsw.cudaVersion', value: '12' }],
      anyFramework: true,
      state: ['newest', 'supported'],
      runs: 'driver:535.54.03',
    });
    expect(state.vs.extra).toEqual({ not: [] });
    expect(printAddress(state)).toBe(search);
    const { unread } = parseAddress('?none=os&from=a=x,b=1,b=2&any=python&not=GPU&state=new,newest&runs=ecs.g7.xlarge');
    expect(unread.map(({ name, text, reason }) => `${name} ${text} ${reason}`)).toEqual([
      'not GPU no-equals',
      'none os facet',
      'from a=x no-version',
      'from b=2 second-bound',
      'any python any',
      'state new state',
      'runs ecs.g7.xlarge runs',
    ]);
    expect(printAddress(parseAddress('?state=new,newest&runs=ecs.g7.xlarge'))).toBe(
      '?state=new,newest&runs=ecs.g7.xlarge',
    );
  });

  it.each([
    ['?ids=a,b', ['a', 'b'], []],
    ['?ids=a', ['a'], []],
    ['?ids=', [], []],
    ['?ids=a,b,c,d,e', ['a', 'b', 'c', 'd'], ['e']],
    ['?ids=a,b,a', ['a', 'b'], ['a']],
    ['?ids=a,b,', ['a', 'b'], ['']],
  ])('reads the compared images of %s, and keeps unreadable parts', (search, ids, unread) => {
    const state = parseAddress(search, 'compare');
    expect(state.ids).toEqual(ids);
    expect(state.unread.map(({ text, reason }) => [text, reason])).toEqual(unread.map((text) => [text, 'ids']));
    expect(printAddress(state)).toBe(search);
  });

  it.each(['yesterday', '2026-02-30', '2026-11-1', '٢٠٢٦-11-01'])('keeps %s, which is not a day', (day) => {
    const search = `?vs.day=${encodeURIComponent(day)}`;
    const state = parseAddress(search, 'compare');
    expect([state.day, state.unread.map(({ name, text, reason }) => [name, text, reason])]).toEqual([
      '',
      [['vs.day', day, 'day']],
    ]);
    expect(printAddress(state)).toBe(printAddress(parseAddress(printAddress(state), 'compare')));
    expect(isOtherScopeUnread(state)).toBe(true);
    expect(parseAddress('?vs.day=2026-11-01&by=labels', 'compare')).toMatchObject({ day: '2026-11-01', unread: [] });
  });

  it('reads like an API request', () => {
    const search =
      '?Region=cn-shanghai&WorkspaceId=12345&LabelKeys=system.framework,system.chipType' +
      '&LabelFilter=system.chipType=GPU,system.framework.PyTorch=*&sort=-Value,Key&q=cuda';
    const state = parseAddress(search);
    expect(state).toMatchObject({
      region: 'cn-shanghai',
      workspaceId: '12345',
      labelKeys: ['system.framework', 'system.chipType'],
      conditions: [
        { key: 'system.chipType', value: 'GPU' },
        { key: 'system.framework.PyTorch', value: '*' },
      ],
      sort: [
        { column: 'Value', descending: true },
        { column: 'Key', descending: false },
      ],
      q: 'cuda',
      unread: [],
    });
    expect(printAddress(state)).toBe(search);
  });

  it('round-trips every state', () => {
    fc.assert(
      fc.property(readState, (state) => {
        expect(parseAddress(printAddress(state))).toEqual(state);
      }),
    );
  });

  it('distinguishes an empty scope (all) from an absent one (the default)', () => {
    expect(parseAddress('?Region=&WorkspaceId=')).toMatchObject({ region: '', workspaceId: '', unread: [] });
    expect(parseAddress('')).toMatchObject({ region: undefined, workspaceId: undefined });
  });

  it.each([
    ['?Region=mars', 'Region', 'mars', 'region'],
    ['?Region=CN-HANGZHOU', 'Region', 'CN-HANGZHOU', 'region'],
    ['?WorkspaceId=12x', 'WorkspaceId', '12x', 'workspace'],
    ['?WorkspaceId=123456789012345678901', 'WorkspaceId', '123456789012345678901', 'workspace'],
    ['?LabelFilter=GPU,a=b', 'LabelFilter', 'GPU', 'no-equals'],
    ['?LabelFilter=a=b,,c=d', 'LabelFilter', '', 'empty-piece'],
    ['?LabelFilter=a=b,=d', 'LabelFilter', '=d', 'empty-key'],
    ['?LabelKeys=a,,b', 'LabelKeys', '', 'label-key'],
    ['?LabelKeys=a=b', 'LabelKeys', 'a=b', 'label-key'],
    ['?sort=Name', 'sort', 'Name', 'sort'],
    ['?sort=Key,-Key', 'sort', '-Key', 'sort'],
    ['?rows=a,b', 'rows', 'a,b', 'label-key'],
    ['?cols=a=b', 'cols', 'a=b', 'label-key'],
    ['?open=PyTorch', 'open', 'PyTorch', 'no-equals'],
    ['?order=size', 'order', 'size', 'choice'],
    ['?vs.Region=mars', 'vs.Region', 'mars', 'region'],
    ['?vs.WorkspaceId=x', 'vs.WorkspaceId', 'x', 'workspace'],
    ['?vs.LabelFilter=GPU', 'vs.LabelFilter', 'GPU', 'no-equals'],
    ['?sel=garbage', 'sel', 'garbage', 'no-equals'],
    ['?page=2', 'page', '2', 'unknown-name'],
    ['?labelfilter=a=b', 'labelfilter', 'a=b', 'unknown-name'],
    ['?q=a&q=b', 'q', 'b', 'repeated'],
    ['?q=%ff', 'q', 'q=%ff', 'escape'],
    ['?%zz=1', '%zz=1', '%zz=1', 'escape'],
  ])('names unread parts: %s', (search, name, text, reason) => {
    expect(parseAddress(search).unread).toEqual([expect.objectContaining({ name, text, reason })]);
  });

  it('counts a repeated condition once, and names conditions beyond 100', () => {
    const hundred = Array.from({ length: 100 }, (_, at) => `k=${at}`).join(',');
    const state = parseAddress(`?LabelFilter=${'k=0,'.repeat(2_000)}${hundred},k=5,k=x,k=y,k=x`);
    expect(state.conditions).toHaveLength(100);
    expect(state.unread.map(({ text, reason }) => [text, reason])).toEqual([
      ['k=x', 'too-many'],
      ['k=y', 'too-many'],
    ]);
  });

  it('accepts only the columns of the current view', () => {
    expect(parseAddress('?sort=-GmtCreateTime,Name', 'images')).toMatchObject({
      sort: [
        { column: 'GmtCreateTime', descending: true },
        { column: 'Name', descending: false },
      ],
      unread: [],
    });
    expect(parseAddress('?sort=Key', 'images').unread).toEqual([expect.objectContaining({ reason: 'sort' })]);
    expect(parseAddress('?sort=Name', 'matrix').unread).toHaveLength(1);
  });

  it('keeps scope and filters for another view, read or not, and drops the parameters of one view', () => {
    const state = parseAddress(
      '?Region=mars&LabelFilter=GPU,a=b&LabelKeys=k&q=x&sel=y&rows=z&open=z=1&order=count&page=2&vs.Region=mars',
    );
    expect(printAddress(forOtherView(state))).toBe('?LabelKeys=k&LabelFilter=GPU,a=b&Region=mars');
  });

  it('keeps unread parts while the rest changes', () => {
    const state = parseAddress('?LabelFilter=GPU,system.chipType=GPU&Region=mars&page=2&q=%ff');
    const next = printAddress({ ...state, conditions: [...state.conditions, { key: 'a', value: 'b' }] });
    expect(parseAddress(next).unread).toEqual(expect.arrayContaining([...state.unread]));
    expect(parseAddress(next).conditions).toHaveLength(2);
  });

  it.each(['?sort=&sort', '?Region=mars&Region=cn-beijing', '?q=&q=a&q=b', '?q=&q=a&q=%ff'])(
    'keeps the order of repeated parameters: %s',
    (search) => {
      expect(parseAddress(printAddress(parseAddress(search)))).toEqual(parseAddress(search));
    },
  );

  it('knows whether the scope is unread', () => {
    expect(isScopeUnread(parseAddress('?Region=mars'))).toBe(true);
    expect(isScopeUnread(parseAddress('?WorkspaceId=%ff'))).toBe(true);
    expect(isScopeUnread(parseAddress('?LabelFilter=GPU'))).toBe(false);
    expect(isScopeUnread(withoutUnread(parseAddress('?Region=mars'), 'Region'))).toBe(false);
  });
});
