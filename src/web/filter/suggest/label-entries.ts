import { ANY_VALUE, filterIssueOf } from '../../../contract/filter.ts';
import { labelFilterOnly } from '../../../contract/image-filter/image-filter.ts';
import { categoryOf, categoryRank, isPythonKey, LABEL_KEYS } from '../../../contract/label-keys.ts';
import type { ValuesByKey } from '../../../contract/label-sets.ts';
import { keyName } from '../../text/key-name.ts';
import type { Words } from '../../text/words.tsx';
import { type FacetSection, type FacetValue, frameworkSections, keySection, supportedSection } from '../facet-model.ts';

/** A possible meaning of words: a value of a key, or any value of it. */
export interface LabelEntry {
  readonly section: FacetSection;
  /** Undefined for any value of the key. */
  readonly value: FacetValue | undefined;
  /** The name of the key: `Chip type`, `PyTorch`; the key itself if it has no other name. */
  readonly name: string;
  /** Name, key and value for the search, in lower case. */
  readonly searched: { readonly name: string; readonly keys: string; readonly value: string };
}

/** Longer values, such as scripts, are searched only at their beginning. */
const MAX_CHARS = 300;

const NO_FILTER = labelFilterOnly([]);

/** The searchable entries for the labels of a scope. Most used keys come first, newest versions first. */
export function labelEntries(labels: ValuesByKey, words: Words): readonly LabelEntry[] {
  const possible = () => labels;
  const keys = [...labels.keys()].filter((key) => key !== '' && !/[,=]/.test(key));
  const single = keys
    .filter((key) => !['framework', 'service'].includes(categoryOf(key)) && !isPythonKey(key))
    .map((key) => keySection([key], true, possible, NO_FILTER));
  const sections = [
    ...frameworkSections(possible, labels, NO_FILTER),
    ...(keys.some(isPythonKey) ? [keySection(LABEL_KEYS.python, true, possible, NO_FILTER)] : []),
    supportedSection(possible, NO_FILTER),
    ...single,
  ];
  const rank = ({ keys: [key = ''] }: FacetSection) => categoryRank(key);
  return [...sections].sort((a, b) => rank(a) - rank(b)).flatMap((section) => entriesOf(section, words));
}

function entriesOf(section: FacetSection, words: Words): readonly LabelEntry[] {
  const [key = ''] = section.keys;
  const name = section.framework ?? keyName(words, key) ?? key;
  const isService = section.facet === 'supported';
  const facetName = section.facet ? words.facets.names[section.facet] : '';
  const entry = (value: FacetValue | undefined): LabelEntry => {
    const text = value === undefined || value.text === ANY_VALUE ? '' : value.text;
    // A key with the only value `true` is known by its name: "official".
    const isYes = text === 'true' && !isService;
    return {
      section,
      value,
      name,
      searched: {
        name: name.toLowerCase(),
        keys: `${isService ? (value?.id ?? '') : section.keys.join(' ')} ${facetName}`.toLowerCase(),
        value: isYes ? name.toLowerCase() : text.slice(0, MAX_CHARS).toLowerCase(),
      },
    };
  };
  const values = section.values.filter(({ conditions: [first], filterable }) => filterable && first).map(entry);
  const canBeAny = !isService && filterIssueOf({ key, value: '1' }) === undefined;
  return canBeAny ? [entry(section.anyVersion), ...values] : values;
}
