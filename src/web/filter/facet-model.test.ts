import { describe, expect, it } from 'vitest';
import type { Condition } from '../../contract/filter.ts';
import { parseFilter } from '../../contract/filter.ts';
import { EMPTY_SEARCH, type SearchState } from '../address/search-state.ts';
import { valuesByKey } from '../api/label-sets.ts';
import { allButThis, andLater, onlyThis, toggle } from './facet-actions.ts';
import {
  type FacetSection,
  frameworkSections,
  keySection,
  type PossibleValues,
  supportedSection,
} from './facet-model.ts';

const LABELS = [
  ['system.framework.PyTorch', '2.6.0'],
  ['system.framework.PyTorch', '2.10.0'],
  ['system.framework.PyTorch', '2.8.0'],
  ['system.framework.PyTorch', '2.0rc1'],
  ['system.framework.XGBoost', '1.6.0'],
  ['system.framework.XGBoost', '2.0.0'],
  ['system.framework', 'XGBoost 1.6.0'],
  ['system.framework', 'LightGBM 4.1'],
  ['system.pythonVersion', '3.9'],
  ['system.pythonVersion', '3.11'],
  ['system.language.Python', '3.11'],
  ['system.chipType', 'GPU'],
  ['system.chipType', 'CPU'],
  ['system.supported.dlc', 'true'],
  ['system.supported.dsw', 'true'],
].map(([Key = '', Value = '']) => ({ Key, Value }));

const possible: PossibleValues = () => valuesByKey(LABELS);
const filter = (text: string): readonly Condition[] => parseFilter(text).conditions;
const state = (text: string): SearchState => ({ ...EMPTY_SEARCH, conditions: filter(text) });
const texts = (section: FacetSection | undefined) => section?.values.map((value) => value.text);
const find = (section: FacetSection | undefined, text: string) => {
  const value = section?.values.find((candidate) => candidate.text === text);
  if (!section || !value) throw new Error(`no ${text}`);
  return { section, value };
};

describe('facets', () => {
  it('joins both styles of a framework, newest version first', () => {
    const sections = frameworkSections(possible, []);
    expect(sections.map((section) => section.framework)).toEqual(['PyTorch', 'LightGBM', 'XGBoost']);
    expect(texts(sections[0])).toEqual(['2.10.0', '2.8.0', '2.6.0', '2.0rc1']);
    expect(texts(sections[2])).toEqual(['2.0.0', '1.6.0']);
    expect(find(sections[2], '1.6.0').value.conditions).toEqual(
      filter('system.framework.XGBoost=1.6.0,system.framework=XGBoost 1.6.0'),
    );
  });

  it('means every label there is by "any version", of either style', () => {
    const [pytorch, , xgboost] = frameworkSections(possible, []);
    expect(pytorch?.anyVersion?.conditions).toEqual(filter('system.framework.PyTorch=*'));
    expect(xgboost?.anyVersion?.conditions).toEqual(
      filter('system.framework.XGBoost=*,system.framework=XGBoost 1.6.0'),
    );
  });

  it('ticks what is a filter, in either style', () => {
    const [, , xgboost] = frameworkSections(possible, filter('system.framework=XGBoost 1.6.0'));
    expect(find(xgboost, '1.6.0').value.checked).toBe(true);
    expect(xgboost?.anyVersion?.checked).toBe(false);
  });

  it('keeps a ticked value that is not possible, and says so', () => {
    const [pytorch] = frameworkSections(possible, filter('system.framework.PyTorch=9.9'));
    expect(find(pytorch, '9.9').value).toMatchObject({ checked: true, impossible: true });
    expect(find(pytorch, '2.8.0').value).toMatchObject({ checked: false, impossible: false });
  });

  it('joins the two keys of Python', () => {
    const section = keySection(['system.pythonVersion', 'system.language.Python'], true, possible, []);
    expect(texts(section)).toEqual(['3.11', '3.9']);
    expect(find(section, '3.11').value.conditions).toHaveLength(2);
  });

  it('asks for the values of a group under all conditions but its own', () => {
    const asked: string[] = [];
    const spy: PossibleValues = (groupId) => {
      asked.push(groupId);
      return possible(groupId);
    };
    keySection(['system.chipType'], false, spy, filter('system.chipType=GPU'));
    frameworkSections(spy, []);
    expect(asked).toContain('system.chipType');
    expect(asked).toContain('system.framework.PyTorch');
  });

  it('names services as people write them', () => {
    expect(texts(supportedSection(possible, []))).toEqual(['DLC', 'DSW']);
  });
});

describe('odd facet values', () => {
  it('a value that is literally * cannot be ticked: it would mean any value', () => {
    const star: PossibleValues = () => valuesByKey([{ Key: 'note', Value: '*' }]);
    expect(find(keySection(['note'], true, star, []), '*').value).toMatchObject({ filterable: false, checked: false });
  });

  it('"any version" holds the old style without ticking its versions', () => {
    const conditions = filter('system.framework.XGBoost=*,system.framework=XGBoost 1.6.0');
    const [, , xgboost] = frameworkSections(possible, conditions);
    expect(xgboost?.anyVersion?.checked).toBe(true);
    const { section, value } = find(xgboost, '1.6.0');
    expect(value.checked).toBe(false);
    expect(toggle(section, value)({ ...EMPTY_SEARCH, conditions }).conditions).toEqual(value.conditions);
  });
});

describe('facet actions', () => {
  const [pytorch] = frameworkSections(possible, filter('system.framework.PyTorch=2.6.0'));

  it('tick and untick', () => {
    const { section, value } = find(pytorch, '2.8.0');
    expect(toggle(section, value)(state('system.framework.PyTorch=2.6.0')).conditions).toEqual(
      filter('system.framework.PyTorch=2.6.0,system.framework.PyTorch=2.8.0'),
    );
    const ticked = find(pytorch, '2.6.0');
    expect(toggle(ticked.section, ticked.value)(state('system.framework.PyTorch=2.6.0,a=b')).conditions).toEqual(
      filter('a=b'),
    );
  });

  it('narrow from any version to one, and widen back', () => {
    const [any] = frameworkSections(possible, filter('system.framework.PyTorch=*'));
    const { section, value } = find(any, '2.8.0');
    expect(toggle(section, value)(state('system.framework.PyTorch=*')).conditions).toEqual(
      filter('system.framework.PyTorch=2.8.0'),
    );
    const all = pytorch?.anyVersion;
    if (!pytorch || !all) throw new Error('no section');
    expect(toggle(pytorch, all)(state('system.framework.PyTorch=2.6.0')).conditions).toEqual(
      filter('system.framework.PyTorch=*'),
    );
  });

  it('take only this, all but this, this and later', () => {
    const before = state('a=b,system.framework.PyTorch=2.6.0');
    const { section, value } = find(pytorch, '2.8.0');
    expect(onlyThis(section, value)(before).conditions).toEqual(filter('a=b,system.framework.PyTorch=2.8.0'));
    expect(allButThis(section, value)(before).conditions).toEqual(
      filter('a=b,system.framework.PyTorch=2.10.0,system.framework.PyTorch=2.6.0,system.framework.PyTorch=2.0rc1'),
    );
    expect(andLater(section, value)(before).conditions).toEqual(
      filter('a=b,system.framework.PyTorch=2.10.0,system.framework.PyTorch=2.8.0'),
    );
  });
});
