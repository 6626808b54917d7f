import type { ReactNode } from 'react';
import type { Condition } from '../../contract/filter.ts';
import { categoryOf, LABEL_KEYS } from '../../contract/label-keys.ts';
import {
  type FacetSection,
  frameworkSections,
  keySection,
  type PossibleValues,
  supportedSection,
} from '../filter/facet-model.ts';
import type { Words } from '../text/english.ts';
import type { FacetWords } from '../text/english-facets.ts';
import { keyName } from '../text/key-name.ts';
import { visibleText } from '../text/visible-text.ts';

export interface Facet {
  readonly name: string;
  readonly heading?: ReactNode;
  readonly note?: string;
  readonly startsOpen: boolean;
  /** The values, worked out when first asked for, and then only once: a search asks for them with each letter. */
  readonly sections: () => readonly FacetSection[];
}

/** The facets there are, in their order: those of the contract, then one for each key that none of them covers. */
export function facetsOf(
  possible: PossibleValues,
  conditions: readonly Condition[],
  words: FacetWords,
  shared: Words,
): readonly Facet[] {
  const one = (keys: readonly string[], versions: boolean) =>
    once(() => [keySection(keys, versions, possible, conditions)]);
  const others = otherKeys(possible, conditions).map((key): Facet => {
    const friendly = keyName(shared, key);
    const shown = visibleText(key.slice(0, 200));
    return {
      name: friendly ?? shown,
      heading: friendly ?? (
        <bdi translate="no" className="font-mono text-12">
          {shown}
        </bdi>
      ),
      startsOpen: false,
      sections: one([key], true),
    };
  });
  return [
    {
      name: words.framework,
      note: words.frameworkNote,
      startsOpen: true,
      sections: once(() => frameworkSections(possible, conditions)),
    },
    { name: words.chipType, startsOpen: true, sections: one([LABEL_KEYS.chipType], false) },
    { name: words.python, startsOpen: true, sections: one(LABEL_KEYS.python, true) },
    { name: words.cuda, startsOpen: true, sections: one([LABEL_KEYS.cuda], true) },
    {
      name: words.supportedBy,
      note: words.supportedNote,
      startsOpen: true,
      sections: once(() => [supportedSection(possible, conditions)]),
    },
    ...others,
  ];
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Keys that no named facet covers, those of PAI before those of teams. */
function otherKeys(possible: PossibleValues, conditions: readonly Condition[]): readonly string[] {
  const keys = new Set([...possible('').keys(), ...conditions.map((condition) => condition.key)]);
  const rank = (key: string) => (categoryOf(key) === 'system' ? 0 : 1);
  return [...keys]
    .filter((key) => rank(key) === 0 || categoryOf(key) === 'custom')
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}
