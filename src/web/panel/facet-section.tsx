import type { UpdateSearch } from '../address/use-search-state.ts';
import { allButThis, andLater, onlyThis, toggle } from '../filter/facet-actions.ts';
import type { FacetCounts } from '../filter/facet-counts.ts';
import type { FacetValue, FacetSection as Section } from '../filter/facet-model.ts';
import { useFacetWords } from '../text/english-facets.ts';
import { holdsWords } from '../text/search-words.ts';
import { visibleText } from '../text/visible-text.ts';
import { FacetRow } from './facet-row.tsx';

interface FacetSectionProps {
  readonly section: Section;
  readonly update: UpdateSearch;
  /** Only values whose name holds these words, in lower case, are shown. */
  readonly find: readonly string[];
  readonly counts: FacetCounts | undefined;
}

/** More rows than anybody reads would only be slow; how many there are is said. */
const MAX_ROWS = 200;

/** The values of one any-of group; those of a framework stand below its "any version". */
export function FacetSection({ section, update, find, counts }: FacetSectionProps) {
  const words = useFacetWords();
  const nameOf = (value: FacetValue) => nameInSection(section, value) || words.emptyValue;
  const shortNameOf = (value: FacetValue) => visibleText(nameOf(value).slice(0, 200));
  const { anyVersion, framework } = section;
  const anyName = framework ? words.anyVersion(framework) : '';
  const values = section.values.filter((value) => isFound(section, value, find));
  const showsAny = anyVersion && (values.length > 0 || holdsWords(anyName.toLowerCase(), find));
  if (values.length === 0 && !showsAny) return null;
  return (
    <ul>
      {showsAny && (
        <FacetRow
          value={anyVersion}
          count={counts?.of(section, anyVersion)}
          name={anyName}
          text={framework ?? ''}
          aside={words.anyVersionShort}
          strong
          onToggle={() => update(toggle(section, anyVersion))}
          actions={[]}
        />
      )}
      {values.slice(0, MAX_ROWS).map((value) => (
        <FacetRow
          key={value.id}
          value={value}
          count={counts?.of(section, value)}
          name={nameOf(value)}
          text={value.text}
          indent={framework !== undefined}
          onToggle={() => update(toggle(section, value))}
          actions={[
            {
              text: words.only,
              name: words.onlyThis(shortNameOf(value)),
              run: () => update(onlyThis(section, value)),
            },
            {
              text: words.allBut,
              name: words.allButThis(shortNameOf(value)),
              run: () => update(allButThis(section, value)),
            },
            ...(section.versions
              ? [
                  {
                    text: words.later,
                    name: words.andLater(shortNameOf(value)),
                    run: () => update(andLater(section, value)),
                  },
                ]
              : []),
          ]}
        />
      ))}
      {values.length > MAX_ROWS && (
        <li className="px-2 py-1 text-12 text-muted">{words.cut(MAX_ROWS, values.length)}</li>
      )}
    </ul>
  );
}

function nameInSection(section: Section, value: FacetValue): string {
  return section.framework === undefined ? value.text : `${section.framework} ${value.text}`.trim();
}

/** Whether a value's name holds the words of a search, which are in lower case. */
export function isFound(section: Section, value: FacetValue, find: readonly string[]): boolean {
  return holdsWords(nameInSection(section, value).toLowerCase(), find);
}
