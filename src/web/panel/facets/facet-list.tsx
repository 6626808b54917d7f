import type { ReactNode } from 'react';
import type { ImageFilter } from '../../../contract/image-filter/image-filter.ts';
import { categoryOf, LABEL_KEYS } from '../../../contract/label-keys.ts';
import type { ValuesByKey } from '../../../contract/label-sets.ts';
import type { FacetSubject } from '../../filter/facet-changes.ts';
import { FRAMEWORK_SUBJECT } from '../../filter/facet-counts.ts';
import {
  type FacetSection,
  frameworkSections,
  keySection,
  type PossibleValues,
  supportedSection,
} from '../../filter/facet-model.ts';
import { blankKey, keyName } from '../../text/key-name.ts';
import { visibleText } from '../../text/visible-text.ts';
import type { Words } from '../../text/words.tsx';

export interface Facet {
  readonly name: string;
  readonly heading?: ReactNode;
  readonly startsOpen: boolean;
  readonly subject: FacetSubject;
  /** The values, computed on first use and cached: a search reads them on each key press. */
  readonly sections: () => readonly FacetSection[];
}

interface FacetSources {
  readonly possible: PossibleValues;
  /** All possible frameworks. The chosen ones do not narrow this list. */
  readonly frameworks: () => ValuesByKey;
  readonly filter: ImageFilter;
}

/** All facets in their order: those of the contract, then the keys of teams by name, then PAI's other keys. */
export function facetsOf(sources: FacetSources, shared: Words): readonly Facet[] {
  const { possible, frameworks, filter } = sources;
  const { names } = shared.facets;
  const one = (keys: readonly string[], versions: boolean) =>
    once(() => [keySection(keys, versions, possible, filter)]);
  const others = otherKeys(possible, filter).map((key): Facet => {
    const friendly = keyName(shared, key);
    const shown = blankKey(shared, key) ?? visibleText(key.slice(0, 200));
    return {
      name: friendly ?? shown,
      heading: friendly ?? (
        <bdi translate="no" className="font-mono text-12">
          {shown}
        </bdi>
      ),
      startsOpen: false,
      subject: { facet: undefined, key },
      sections: one([key], true),
    };
  });
  const [pythonKey] = LABEL_KEYS.python;
  return [
    {
      name: names.chip,
      startsOpen: true,
      subject: { facet: 'chip', key: LABEL_KEYS.chipType },
      sections: one([LABEL_KEYS.chipType], false),
    },
    {
      name: names.framework,
      startsOpen: true,
      subject: FRAMEWORK_SUBJECT,
      sections: once(() => frameworkSections(possible, frameworks(), filter)),
    },
    {
      name: names.cuda,
      startsOpen: true,
      subject: { facet: 'cuda', key: LABEL_KEYS.cuda },
      sections: one([LABEL_KEYS.cuda], true),
    },
    {
      name: names.python,
      startsOpen: true,
      subject: { facet: 'python', key: pythonKey },
      sections: one(LABEL_KEYS.python, true),
    },
    {
      name: names.supported,
      startsOpen: true,
      subject: { facet: 'supported', key: '' },
      sections: once(() => [supportedSection(possible, filter)]),
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

/** Keys that no named facet covers, those of teams before PAI's own. */
function otherKeys(possible: PossibleValues, { conditions, not, from, to }: ImageFilter): readonly string[] {
  const chosen = [...conditions, ...not, ...from, ...to].map((condition) => condition.key);
  const keys = new Set([...possible('').keys(), ...chosen]);
  const rank = (key: string) => (categoryOf(key) === 'custom' ? 0 : 1);
  return [...keys]
    .filter((key) => rank(key) === 0 || categoryOf(key) === 'system')
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}
