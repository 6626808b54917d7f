import { useState } from 'react';
import { holdsWords } from '../../../contract/search-words.ts';
import { inState, toggle } from '../../filter/facet-changes.ts';
import type { FacetSection } from '../../filter/facet-model.ts';
import { useFacetWords } from '../../text/later-words.ts';
import { FacetRow } from './facet-row.tsx';
import { type FacetContext, FacetVersions, isFound, isGone } from './facet-values.tsx';

interface FacetFrameworksProps extends FacetContext {
  readonly sections: readonly FacetSection[];
}

/** The number of frameworks above "more", most used first. All of them would fill a screen. */
const MAX_FRAMEWORKS_SHOWN = 5;

/** Frameworks, each with its versions folded, and whether an image must have all of the ticked ones or any. */
export function FacetFrameworks({ sections, ...context }: FacetFrameworksProps) {
  const words = useFacetWords();
  const [showsAll, setShowsAll] = useState(false);
  const found = sections.filter((section) => isSectionFound(section, context.find));
  const isCut = !showsAll && context.find.length === 0 && found.length > MAX_FRAMEWORKS_SHOWN + 1;
  const shown = isCut ? found.filter((section, index) => index < MAX_FRAMEWORKS_SHOWN || isChosen(section)) : found;
  const chosen = sections.filter(isChosen).length;
  return (
    <>
      {chosen > 0 && <Joining {...context} />}
      <ul>
        {shown.map((section) => (
          <FrameworkRows
            key={section.id}
            {...context}
            section={section}
            hasOthers={chosen > (isChosen(section) ? 1 : 0)}
          />
        ))}
        {isCut && (
          <li className="pl-6">
            <button
              type="button"
              tabIndex={-1}
              onClick={() => setShowsAll(true)}
              className="calm h-6.5 rounded-control lg:h-6 px-1 text-12 font-medium text-accent-text hover:bg-hover"
            >
              {words.more(found.length - shown.length)}
            </button>
          </li>
        )}
      </ul>
    </>
  );
}

function Joining({ filter, update }: FacetContext) {
  const words = useFacetWords();
  const choose = (anyFramework: boolean) => update(inState((before) => ({ ...before, anyFramework })));
  const option = (isAny: boolean, text: string, hint: string) => (
    <label
      title={hint}
      className="calm relative flex min-h-6 cursor-pointer items-center rounded-control px-2 text-12 text-muted has-checked:bg-tint has-checked:font-medium has-checked:text-text has-focus-visible:outline-2 has-focus-visible:outline-focus"
    >
      <input
        type="radio"
        tabIndex={-1}
        name="framework-joining"
        aria-label={text}
        checked={filter.anyFramework === isAny}
        onChange={() => choose(isAny)}
        // Covers its text and is not hidden beside it, so that a press goes to the button itself.
        className="absolute inset-0 m-0 size-full cursor-pointer opacity-0"
      />
      <span>{text}</span>
    </label>
  );
  return (
    <div role="radiogroup" aria-label={words.join} className="flex gap-1 pb-1 pl-6">
      {option(false, words.all, words.allHint)}
      {option(true, words.any, words.anyHint)}
    </div>
  );
}

interface FrameworkRowsProps extends FacetContext {
  readonly section: FacetSection;
  /** Whether other frameworks are chosen too. */
  readonly hasOthers: boolean;
}

function FrameworkRows({ section, hasOthers, ...context }: FrameworkRowsProps) {
  const words = useFacetWords();
  const [chosen, setOpen] = useState<boolean>();
  const { filter, update, find, counts } = context;
  const { framework = '', anyVersion, values } = section;
  if (!anyVersion) return null;
  const isSearching = find.length > 0;
  const isOpen =
    chosen ?? (isSearching || values.some((value) => (value.checked && !anyVersion.checked) || value.excluded));
  const together = counts?.of(section, [anyVersion]);
  // No image has this framework and the ticked ones, so a press must mean an alternative.
  const isAlternative = hasOthers && !filter.anyFramework && !isChosen(section) && together?.images === 0;
  const count = isAlternative ? counts?.alone(section, anyVersion) : together;
  return (
    <>
      <FacetRow
        name={words.anyVersion(framework)}
        text={framework}
        aside={values[0]?.text}
        checked={anyVersion.checked}
        isMixed={!anyVersion.checked && values.some((value) => value.checked)}
        issue={anyVersion.filterable ? undefined : words.cannotAsk}
        isStruck={anyVersion.impossible && !isAlternative}
        hint={isAlternative && count ? words.joins(count.images) : undefined}
        count={count}
        isGone={isGone(context, count, [anyVersion, ...values])}
        folder={{ name: words.showVersions(framework), isOpen, toggle: () => setOpen(!isOpen) }}
        onToggle={() =>
          update(
            inState((before) => ({
              ...toggle(section, anyVersion)(before),
              anyFramework: isAlternative || before.anyFramework,
            })),
          )
        }
      />
      {isOpen && <FacetVersions {...context} section={section} facetName={framework} level={1} />}
    </>
  );
}

function isChosen({ anyVersion, values, range }: FacetSection): boolean {
  return anyVersion?.checked === true || range !== undefined || values.some((value) => value.checked);
}

function isSectionFound(section: FacetSection, find: readonly string[]): boolean {
  const name = (section.framework ?? '').toLowerCase();
  return holdsWords(name, find) || section.values.some((value) => isFound(section, value, find));
}
