import { memo, useState } from 'react';
import type { Condition } from '../../contract/filter.ts';
import type { UpdateSearch } from '../address/use-search-state.ts';
import { keyName } from '../text/key-name.ts';
import { visibleText } from '../text/visible-text.ts';
import { useWords } from '../text/words.tsx';
import { SearchIcon } from '../ui/icons.tsx';
import { FacetGroup } from './facet-group.tsx';
import {
  frameworkSections,
  keySection,
  type PossibleValues,
  type FacetSection as Section,
  supportedSection,
} from './facet-model.ts';
import { FacetSection } from './facet-section.tsx';

interface FacetsProps {
  readonly possible: PossibleValues;
  readonly conditions: readonly Condition[];
  readonly update: UpdateSearch;
  readonly isLoading: boolean;
}

const PYTHON_KEYS = ['system.pythonVersion', 'system.language.Python'];
const CUDA_KEYS = ['system.dsw.cudaVersion'];
const CHIP_KEYS = ['system.chipType'];

/**
 * The five facets of the contract, then one for each other key, closed at start. Drawn anew only when its own part of
 * the state changes: sorting and searching the table leave it alone.
 */
export const Facets = memo(function Facets({ possible, conditions, update, isLoading }: FacetsProps) {
  const words = useWords();
  const [text, setText] = useState('');
  const sought = text.trim().toLowerCase();
  const named = [
    {
      name: words.facets.framework,
      sections: frameworkSections(possible, conditions),
      note: words.facets.frameworkNote,
    },
    { name: words.facets.chipType, sections: [keySection(CHIP_KEYS, false, possible, conditions)] },
    { name: words.facets.python, sections: [keySection(PYTHON_KEYS, true, possible, conditions)] },
    { name: words.facets.cuda, sections: [keySection(CUDA_KEYS, true, possible, conditions)] },
    {
      name: words.facets.supportedBy,
      sections: [supportedSection(possible, conditions)],
      note: words.facets.supportedNote,
    },
  ];
  const draw = (sections: readonly Section[]) =>
    sections.some((section) => section.values.length > 0 || section.anyVersion) ? (
      sections.map((section) => <FacetSection key={section.id} section={section} update={update} sought={sought} />)
    ) : (
      <p className="px-2 py-1 text-12 text-muted">{words.facets.empty}</p>
    );

  return (
    <div aria-busy={isLoading} className="px-2 pb-4">
      <div className="sticky top-0 z-10 bg-surface pt-2 pb-1">
        <label className="field-box flex h-7 items-center gap-2 px-2 text-muted">
          <SearchIcon />
          <input
            type="text"
            aria-label={words.facets.search}
            placeholder={words.facets.search}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => event.key === 'Escape' && setText('')}
            className="h-full min-w-0 flex-1 bg-transparent text-13 text-text"
          />
        </label>
      </div>
      {named.map((facet) => (
        <FacetGroup key={facet.name} name={facet.name} startsOpen {...(facet.note ? { note: facet.note } : {})}>
          {draw(facet.sections)}
        </FacetGroup>
      ))}
      {otherKeys(possible, conditions).map((key) => (
        <FacetGroup
          key={key}
          name={keyName(words, key) ?? visibleText(key)}
          heading={keyName(words, key) ?? <bdi className="font-mono text-12">{visibleText(key)}</bdi>}
          startsOpen={false}
        >
          {draw([keySection([key], true, possible, conditions)])}
        </FacetGroup>
      ))}
    </div>
  );
});

/** Keys that no named facet covers, those of PAI before those of teams. */
function otherKeys(possible: PossibleValues, conditions: readonly Condition[]): readonly string[] {
  const covered = new Set([...PYTHON_KEYS, ...CUDA_KEYS, ...CHIP_KEYS, 'system.framework']);
  const isCovered = (key: string) =>
    covered.has(key) || key.startsWith('system.framework.') || key.startsWith('system.supported.');
  const keys = new Set([...possible('').keys(), ...conditions.map((condition) => condition.key)]);
  const rank = (key: string) => (key.startsWith('system.') ? 0 : 1);
  return [...keys].filter((key) => !isCovered(key)).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}
