import { expect, it } from 'vitest';
import { labelFilterOnly } from '../../../contract/image-filter/image-filter.ts';
import { imageSetOf } from '../../../contract/image-tally/image-set-builder.ts';
import { facetCounts } from '../../filter/facet-counts.ts';
import { ENGLISH } from '../../text/testing/english.ts';
import { facetsOf } from './facet-list.tsx';

const SET = imageSetOf([
  { ImageId: 'a', Name: 'a', Labels: [{ Key: 'system.chipType', Value: 'GPU' }] },
  { ImageId: 'b', Name: 'b', Labels: [{ Key: 'team', Value: 'vision' }] },
]);

it('computes a facet and its counts once, however often a search reads them', () => {
  const tally = SET.tally(labelFilterOnly([]));
  let worked = 0;
  const possible = (groupId: string) => {
    worked += 1;
    return tally.possible(groupId);
  };
  let counted = 0;
  const countAny: typeof tally.countAny = (...args) => {
    counted += 1;
    return tally.countAny(...args);
  };
  const counts = facetCounts({ ...tally, countAny }, labelFilterOnly([]), false);
  const facets = facetsOf({ possible, frameworks: () => possible(''), filter: labelFilterOnly([]) }, ENGLISH);
  const look = () =>
    facets.map(({ name, sections }) => [
      name,
      sections().flatMap((section) => section.values.map((value) => [value.text, counts.of(section, [value])?.images])),
    ]);
  const first = look();
  expect(first).toEqual(
    expect.arrayContaining([
      ['Chip type', [['GPU', 1]]],
      ['team', [['vision', 1]]],
    ]),
  );
  const before = { worked, counted };
  expect(look()).toEqual(first);
  expect({ worked, counted }).toEqual(before);
});
