import type { UpdateSearch } from '../address/use-search-state.ts';
import { useWords } from '../text/words.tsx';
import { allButThis, andLater, onlyThis, toggle } from './facet-actions.ts';
import type { FacetValue, FacetSection as Section } from './facet-model.ts';
import { FacetRow } from './facet-row.tsx';

interface FacetSectionProps {
  readonly section: Section;
  readonly update: UpdateSearch;
  /** Only values whose name holds this text, in lower case, are shown. */
  readonly sought: string;
}

/** More rows than anybody reads would only be slow; how many there are is said. */
const MOST = 200;

/** The values of one any-of group; those of a framework stand below its "any version". */
export function FacetSection({ section, update, sought }: FacetSectionProps) {
  const words = useWords();
  const nameOf = (value: FacetValue) => (section.framework ? `${section.framework} ${value.text}`.trim() : value.text);
  const { anyVersion, framework } = section;
  const anyName = framework ? words.facets.anyVersion(framework) : '';
  const values = section.values.filter((value) => nameOf(value).toLowerCase().includes(sought));
  const showsAny = anyVersion && (values.length > 0 || anyName.toLowerCase().includes(sought));
  if (values.length === 0 && !showsAny) return null;
  return (
    <ul>
      {showsAny && (
        <FacetRow
          value={anyVersion}
          name={anyName}
          text={anyName}
          strong
          onToggle={() => update(toggle(section, anyVersion))}
          actions={[]}
        />
      )}
      {values.slice(0, MOST).map((value) => (
        <FacetRow
          key={value.id}
          value={value}
          name={nameOf(value) === '' ? words.facets.emptyValue : nameOf(value)}
          text={value.text}
          indent={framework !== undefined}
          onToggle={() => update(toggle(section, value))}
          actions={[
            {
              text: words.facets.only,
              name: words.facets.onlyThis(nameOf(value)),
              run: () => update(onlyThis(section, value)),
            },
            {
              text: words.facets.allBut,
              name: words.facets.allButThis(nameOf(value)),
              run: () => update(allButThis(section, value)),
            },
            ...(section.versions
              ? [
                  {
                    text: words.facets.later,
                    name: words.facets.andLater(nameOf(value)),
                    run: () => update(andLater(section, value)),
                  },
                ]
              : []),
          ]}
        />
      ))}
      {values.length > MOST && (
        <li className="px-2 py-1 text-12 text-muted">{words.facets.cut(MOST, values.length)}</li>
      )}
    </ul>
  );
}
