import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../contract/filter.ts';
import { parseFilter } from '../../contract/filter.ts';
import { EMPTY_EXTRA, type ImageFilter, labelFilterOnly } from '../../contract/image-filter/image-filter.ts';
import { imageSetOf } from '../../contract/image-tally/image-set-builder.ts';
import { anyImages } from '../../contract/image-tally/testing/any-images.ts';
import { valuesByKey } from '../../contract/label-sets.ts';
import { parseAddress } from '../address/parse-address.ts';
import { filterOf } from '../address/search-state.ts';
import {
  allButThis,
  type FacetSubject,
  isNotSet,
  onlyThis,
  toggle,
  toggleExcluded,
  toggleMajor,
  toggleNotSet,
  withRange,
} from './facet-changes.ts';
import {
  type FacetSection,
  frameworkSections,
  keySection,
  majorsOf,
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
const chosen = (text: string): ImageFilter => labelFilterOnly(filter(text));
const NO_FILTER = chosen('');
const frameworks = (given: ImageFilter) => frameworkSections(possible, possible(''), given);
const texts = (section: FacetSection | undefined) => section?.values.map((value) => value.text);
const find = (section: FacetSection | undefined, text: string) => {
  const value = section?.values.find((candidate) => candidate.text === text);
  if (!section || !value) throw new Error(`no ${text}`);
  return { section, value };
};

describe('facets', () => {
  it('joins both styles of a framework, newest version first', () => {
    const sections = frameworks(NO_FILTER);
    expect(sections.map((section) => section.framework)).toEqual(['PyTorch', 'LightGBM', 'XGBoost']);
    expect(texts(sections[0])).toEqual(['2.10.0', '2.8.0', '2.6.0', '2.0rc1']);
    expect(texts(sections[2])).toEqual(['2.0.0', '1.6.0']);
    expect(find(sections[2], '1.6.0').value.conditions).toEqual(
      filter('system.framework.XGBoost=1.6.0,system.framework=XGBoost 1.6.0'),
    );
  });

  it('"any version" means every label of either style', () => {
    const [pytorch, , xgboost] = frameworks(NO_FILTER);
    expect(pytorch?.anyVersion?.conditions).toEqual(filter('system.framework.PyTorch=*'));
    expect(xgboost?.anyVersion?.conditions).toEqual(
      filter('system.framework.XGBoost=*,system.framework=XGBoost 1.6.0'),
    );
  });

  it('ticks filter values, in either style', () => {
    const [, , xgboost] = frameworks(chosen('system.framework=XGBoost 1.6.0'));
    expect(find(xgboost, '1.6.0').value.checked).toBe(true);
    expect(xgboost?.anyVersion?.checked).toBe(false);
  });

  it('keeps a ticked value that is impossible, and marks it', () => {
    const [pytorch] = frameworks(chosen('system.framework.PyTorch=9.9'));
    expect(find(pytorch, '9.9').value).toMatchObject({ checked: true, impossible: true });
    expect(find(pytorch, '2.8.0').value).toMatchObject({ checked: false, impossible: false });
  });

  it('joins the two keys of Python', () => {
    const section = keySection(['system.pythonVersion', 'system.language.Python'], true, possible, NO_FILTER);
    expect(texts(section)).toEqual(['3.11', '3.9']);
    expect(find(section, '3.11').value.conditions).toHaveLength(2);
  });

  it('reads the values of a group under all conditions except its own', () => {
    const asked: string[] = [];
    const spy: PossibleValues = (groupId) => {
      asked.push(groupId);
      return possible(groupId);
    };
    keySection(['system.chipType'], false, spy, chosen('system.chipType=GPU'));
    frameworkSections(spy, possible(''), NO_FILTER);
    expect(asked).toContain('system.chipType');
    expect(asked).toContain('system.framework.PyTorch');
  });

  it('names services as people write them', () => {
    expect(texts(supportedSection(possible, NO_FILTER))).toEqual(['DLC', 'DSW']);
  });
});

describe('odd facet values', () => {
  it('a value that is literally * cannot be ticked: it would mean any value', () => {
    const star: PossibleValues = () => valuesByKey([{ Key: 'note', Value: '*' }]);
    expect(find(keySection(['note'], true, star, NO_FILTER), '*').value).toMatchObject({
      filterable: false,
      checked: false,
    });
  });

  it('"any version" includes the old style without ticking its versions', () => {
    const conditions = filter('system.framework.XGBoost=*,system.framework=XGBoost 1.6.0');
    const [, , xgboost] = frameworks(labelFilterOnly(conditions));
    expect(xgboost?.anyVersion?.checked).toBe(true);
    const { section, value } = find(xgboost, '1.6.0');
    expect(value.checked).toBe(false);
    expect(toggle(section, value)(labelFilterOnly(conditions)).conditions).toEqual(value.conditions);
  });
});

describe('facet actions', () => {
  const [pytorch] = frameworks(chosen('system.framework.PyTorch=2.6.0'));

  it('tick and untick', () => {
    const { section, value } = find(pytorch, '2.8.0');
    expect(toggle(section, value)(chosen('system.framework.PyTorch=2.6.0')).conditions).toEqual(
      filter('system.framework.PyTorch=2.6.0,system.framework.PyTorch=2.8.0'),
    );
    const ticked = find(pytorch, '2.6.0');
    expect(toggle(ticked.section, ticked.value)(chosen('system.framework.PyTorch=2.6.0,a=b')).conditions).toEqual(
      filter('a=b'),
    );
  });

  it('narrow from any version to one, and widen back', () => {
    const [any] = frameworks(chosen('system.framework.PyTorch=*'));
    const { section, value } = find(any, '2.8.0');
    expect(toggle(section, value)(chosen('system.framework.PyTorch=*')).conditions).toEqual(
      filter('system.framework.PyTorch=2.8.0'),
    );
    const all = pytorch?.anyVersion;
    if (!pytorch || !all) throw new Error('no section');
    expect(toggle(pytorch, all)(chosen('system.framework.PyTorch=2.6.0')).conditions).toEqual(
      filter('system.framework.PyTorch=*'),
    );
  });

  it('select only this, all but this, this and later', () => {
    const before = chosen('a=b,system.framework.PyTorch=2.6.0');
    const { section, value } = find(pytorch, '2.8.0');
    expect(onlyThis(section, value)(before).conditions).toEqual(filter('a=b,system.framework.PyTorch=2.8.0'));
    expect(allButThis(section, value)(before).conditions).toEqual(
      filter('a=b,system.framework.PyTorch=2.10.0,system.framework.PyTorch=2.6.0,system.framework.PyTorch=2.0rc1'),
    );
    expect(withRange(section, value.text, undefined)(before)).toEqual({
      ...chosen('a=b'),
      from: filter('system.framework.PyTorch=2.8.0'),
    });
  });
});

describe('ranges, exclusions and "not set"', () => {
  const read = (query: string): ImageFilter => filterOf(parseAddress(query));
  const python = (given: ImageFilter) =>
    keySection(['system.pythonVersion', 'system.language.Python'], true, possible, given);

  it('ticks the values of a range, and turns them into single ticks when one is removed', () => {
    const [pytorch] = frameworks(read('from=system.framework.PyTorch=2.6'));
    expect(pytorch?.values.map((value) => value.checked)).toEqual([true, true, true, false]);
    const { section, value } = find(pytorch, '2.8.0');
    expect(toggle(section, value)(read('from=system.framework.PyTorch=2.6'))).toEqual(
      chosen('system.framework.PyTorch=2.10.0,system.framework.PyTorch=2.6.0'),
    );
  });

  it('excludes a value and includes it again; a tick also includes it', () => {
    const before = chosen('system.pythonVersion=3.9,a=b');
    const { section, value } = find(python(before), '3.9');
    const excluded = toggleExcluded(section, value)(before);
    expect(excluded).toEqual({ ...chosen('a=b'), not: value.conditions });
    const after = find(python(excluded), '3.9');
    expect(after.value).toMatchObject({ excluded: true, checked: false });
    expect(toggleExcluded(after.section, after.value)(excluded)).toEqual(chosen('a=b'));
    expect(toggle(after.section, after.value)(excluded)).toEqual(chosen('a=b,system.pythonVersion=3.9'));
  });

  it('"not set" replaces all choices of a facet, and a tick replaces it', () => {
    const subject: FacetSubject = { facet: 'python', key: 'system.pythonVersion' };
    const before = read(
      'LabelFilter=system.language.Python=3.11,a=b&not=system.pythonVersion=3.9&to=system.pythonVersion=3.12',
    );
    const notSet = toggleNotSet(subject)(before);
    expect(notSet).toEqual({ ...chosen('a=b'), none: ['python'] });
    expect(isNotSet(notSet, subject)).toBe(true);
    expect(toggleNotSet(subject)(notSet)).toEqual(chosen('a=b'));
    const { section, value } = find(python(notSet), '3.9');
    expect(toggle(section, value)(notSet)).toEqual(chosen('a=b,system.pythonVersion=3.9'));
  });

  it('"not set" of the chip type and of other keys is a condition', () => {
    const chip: FacetSubject = { facet: 'chip', key: 'system.chipType' };
    expect(toggleNotSet(chip)(chosen('system.chipType=GPU'))).toEqual(read('not=system.chipType=*'));
    expect(isNotSet(read('none=chip'), chip)).toBe(true);
    expect(toggleNotSet({ facet: undefined, key: 'team' })(chosen('team=a'))).toEqual(read('not=team=*'));
  });

  it('turns adjacent majors into a range, others into ticks', () => {
    const cuda = ['13.0', '12.9', '12.1', '11.8', '10.2'].map((Value) => ({ Key: 'cuda', Value }));
    const section = (given: ImageFilter) => keySection(['cuda'], true, () => valuesByKey(cuda), given);
    const press = (given: ImageFilter, name: string) => {
      const cudaSection = section(given);
      const { majors } = majorsOf(cudaSection);
      const major = majors.find((one) => one.name === name);
      if (!major) throw new Error(`no ${name}`);
      return toggleMajor(cudaSection, majors, major)(given);
    };
    const one = press(NO_FILTER, '12');
    expect(one).toEqual(read('from=cuda=12&to=cuda=12'));
    const two = press(one, '11');
    expect(two).toEqual(read('from=cuda=11&to=cuda=12'));
    expect(press(two, '12')).toEqual(read('from=cuda=11&to=cuda=11'));
    expect(press(one, '10')).toEqual(chosen('cuda=12.9,cuda=12.1,cuda=10.2'));
    expect(press(one, '12')).toEqual(NO_FILTER);
    expect(press(chosen('cuda=13.0'), '11')).toEqual(chosen('cuda=13.0,cuda=11.8'));
  });

  it('majors select the images with one of their versions, in any order of clicks', () => {
    const presses = fc.array(fc.constantFrom('1', '2'), { maxLength: 4 });
    fc.assert(
      fc.property(anyImages, presses, (images, names) => {
        const set = imageSetOf(images);
        const key = 'system.framework.PyTorch';
        let given: ImageFilter = { ...EMPTY_EXTRA, conditions: [] };
        const ticked = new Set<string>();
        for (const name of names) {
          const all = set.tally(NO_FILTER).possible('');
          const section = frameworkSections(() => all, all, given).find((one) => one.id === key);
          const { majors } = section ? majorsOf(section) : { majors: [] };
          const major = majors.find((one) => one.name === name);
          if (!section || !major) continue;
          given = toggleMajor(section, majors, major)(given);
          if (!ticked.delete(name)) ticked.add(name);
        }
        const isChosen = (labels: readonly { readonly Key: string; readonly Value: string }[]) =>
          labels.some(({ Key, Value }) => {
            const version = Key === key ? Value : /^PyTorch (.*)/.exec(Key === 'system.framework' ? Value : '')?.[1];
            return version !== undefined && ticked.has(version.split('.')[0] ?? '');
          });
        const expected = images.filter(({ Labels = [] }) => ticked.size === 0 || isChosen(Labels));
        expect(set.tally(given).positions).toHaveLength(expected.length);
      }),
    );
  });
});
