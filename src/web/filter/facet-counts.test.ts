import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../contract/filter.ts';
import { groupConditions } from '../../contract/image-filter/condition-groups.ts';
import { FACETS, facetOfKey, labelFilterOnly } from '../../contract/image-filter/image-filter.ts';
import { imageSetOf } from '../../contract/image-tally/image-set-builder.ts';
import { type Tally, tallyImages } from '../../contract/image-tally/tally.ts';
import { anyCondition, anyImages, carries } from '../../contract/image-tally/testing/any-images.ts';
import { LABEL_KEYS } from '../../contract/label-keys.ts';
import type { Image } from '../../contract/operations.ts';
import type { FacetSubject } from './facet-changes.ts';
import { facetCounts } from './facet-counts.ts';
import { type FacetSection, type FacetValue, frameworkSections, keySection, supportedSection } from './facet-model.ts';

// Few conditions, because with more nearly every case would have no images.
const anyFilter = fc.array(anyCondition, { maxLength: 4, size: 'small' });
const RUNS = { numRuns: 400 };

/** Every possible section of a facet, and the group of its ticks; undefined for services, which have several. */
function sectionsOf({ possible }: Tally, filter: readonly Condition[]): readonly (readonly [FacetSection, string?])[] {
  const keyed = (keys: readonly string[], versions: boolean) =>
    [keySection(keys, versions, possible, labelFilterOnly(filter)), keys[0] ?? ''] as const;
  return [
    ...frameworkSections(possible, possible(''), labelFilterOnly(filter)).map(
      (section) => [section, `system.framework.${section.framework}`] as const,
    ),
    keyed([LABEL_KEYS.chipType], false),
    keyed(LABEL_KEYS.python, true),
    keyed([LABEL_KEYS.cuda], true),
    keyed(['team'], false),
    keyed(['__proto__'], false),
    [supportedSection(possible, labelFilterOnly(filter))],
  ];
}

function valuesOf(section: FacetSection): readonly FacetValue[] {
  return section.anyVersion ? [section.anyVersion, ...section.values] : section.values;
}

/** The images that satisfy all conditions except a facet's own. */
function chosenWithout(images: readonly Image[], filter: readonly Condition[], own: string | undefined) {
  const others = groupConditions(filter).filter((group) => group.id !== own);
  return images.filter((image) => others.every((group) => group.conditions.some((one) => carries(image, one))));
}

const image = (ImageId: string, ...labels: readonly string[]): Image => ({
  ImageId,
  Labels: labels.map((label) => ({
    Key: label.slice(0, label.indexOf('=')),
    Value: label.slice(label.indexOf('=') + 1),
  })),
});

describe('the counts of facets', () => {
  it('equal a naive evaluation in every section, without own ticks and with all others', () => {
    fc.assert(
      fc.property(anyImages, anyFilter, fc.boolean(), (images, filter, isPartial) => {
        const tally = tallyImages(imageSetOf(images), labelFilterOnly(filter));
        const counts = facetCounts(tally, labelFilterOnly(filter), isPartial);
        for (const [section, own] of sectionsOf(tally, filter)) {
          const chosen = chosenWithout(images, filter, own);
          for (const value of valuesOf(section).filter(({ filterable }) => filterable)) {
            const carrying = chosen.filter((one) => value.conditions.some((condition) => carries(one, condition)));
            const share = chosen.length === 0 ? 0 : carrying.length / chosen.length;
            expect(counts.of(section, [value])).toEqual({ images: carrying.length, share, isPartial });
          }
        }
      }),
      RUNS,
    );
  });

  it('leave out both styles of a framework and both keys of Python together', () => {
    const filter: readonly Condition[] = [
      { key: 'system.framework', value: 'XGBoost 1.6.0' },
      { key: 'system.language.Python', value: '3.10' },
    ];
    const tally = tallyImages(
      imageSetOf([
        image('a', 'system.framework=XGBoost 1.6.0', 'system.language.Python=3.10'),
        image('b', 'system.framework.XGBoost=1.7.1', 'system.language.Python=3.10'),
        image('c', 'system.framework.XGBoost=1.6.0', 'system.pythonVersion=3.9'),
        image('d', 'system.framework=XGBoost 1.6.0', 'system.pythonVersion=3.9'),
      ]),
      labelFilterOnly(filter),
    );
    const counted = (section: FacetSection | undefined) =>
      section &&
      valuesOf(section).map((value) => [
        value.text,
        facetCounts(tally, labelFilterOnly(filter), false).of(section, [value])?.images,
      ]);
    expect(counted(frameworkSections(tally.possible, tally.possible(''), labelFilterOnly(filter))[0])).toEqual([
      ['*', 2],
      ['1.7.1', 1],
      ['1.6.0', 1],
    ]);
    expect(counted(keySection(LABEL_KEYS.python, true, tally.possible, labelFilterOnly(filter)))).toEqual([
      ['3.10', 1],
      ['3.9', 1],
    ]);
  });

  it('apply the ticks of other services, because all ticked ones must hold', () => {
    const filter: readonly Condition[] = [{ key: 'system.supported.dsw', value: 'true' }];
    const images = [
      image('a', 'system.supported.dsw=true', 'system.supported.dlc=true'),
      image('b', 'system.supported.dsw=true'),
      image('c', 'system.supported.dlc=true'),
    ];
    const tally = tallyImages(imageSetOf(images), labelFilterOnly(filter));
    const section = supportedSection(tally.possible, labelFilterOnly(filter));
    expect(
      section.values.map((value) => [
        value.text,
        facetCounts(tally, labelFilterOnly(filter), false).of(section, [value]),
      ]),
    ).toEqual([
      ['DLC', { images: 1, share: 0.5, isPartial: false }],
      ['DSW', { images: 2, share: 1, isPartial: false }],
    ]);
  });

  it('are missing for a value that cannot be a condition', () => {
    const tally = tallyImages(imageSetOf([image('a', 'team=*'), image('b', 'team=blue')]), labelFilterOnly([]));
    const section = keySection(['team'], false, tally.possible, labelFilterOnly([]));
    expect(
      section.values.map((value) => [
        value.text,
        facetCounts(tally, labelFilterOnly([]), true).of(section, [value])?.images,
      ]),
    ).toEqual([
      ['*', undefined],
      ['blue', 1],
    ]);
  });

  it('count "not set", and a framework as an alternative, like a check of each image', () => {
    const subjects: readonly FacetSubject[] = [
      ...FACETS.map((facet) => ({ facet, key: facet === 'chip' ? 'system.chipType' : '' })),
      { facet: undefined, key: 'team' },
    ];
    const ofSubject = ({ facet, key }: FacetSubject, labelKey: string) =>
      facet === undefined ? labelKey === key : facetOfKey(labelKey) === facet;
    fc.assert(
      fc.property(anyImages, anyFilter, (images, filter) => {
        const tally = tallyImages(imageSetOf(images), labelFilterOnly(filter));
        const counts = facetCounts(tally, labelFilterOnly(filter), false);
        for (const subject of subjects) {
          const others = filter.filter(({ key }) => !ofSubject(subject, key));
          const without = chosenWithout(images, others, undefined).filter(
            ({ Labels = [] }) => !Labels.some(({ Key }) => ofSubject(subject, Key)),
          );
          expect(counts.notSet(subject).images).toBe(without.length);
        }
        const all = tallyImages(tally.set, labelFilterOnly([])).possible('');
        const others = filter.filter(({ key }) => facetOfKey(key) !== 'framework');
        for (const section of frameworkSections(() => all, all, labelFilterOnly(filter))) {
          const { anyVersion } = section;
          if (!anyVersion) continue;
          const carrying = chosenWithout(images, others, undefined).filter((one) =>
            anyVersion.conditions.some((condition) => carries(one, condition)),
          );
          expect(counts.alone(section, anyVersion).images).toBe(carrying.length);
        }
      }),
    );
  });
});
