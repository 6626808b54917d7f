import { memo, type ReactNode, useDeferredValue, useMemo, useRef, useState } from 'react';
import type { ImageFilter } from '../../../contract/image-filter/image-filter.ts';
import type { Tally } from '../../../contract/image-tally/tally.ts';
import { categoryOf } from '../../../contract/label-keys.ts';
import { searchWords } from '../../../contract/search-words.ts';
import type { UpdateSearch } from '../../address/use-search-state.ts';
import { withoutFacet } from '../../filter/facet-changes.ts';
import { FRAMEWORK_SUBJECT, facetCounts } from '../../filter/facet-counts.ts';
import type { PossibleValues, FacetSection as Section } from '../../filter/facet-model.ts';
import { partsOf } from '../../filter/filter-parts.ts';
import { useFacetWords, useStateWords } from '../../text/later-words.ts';
import { useWords } from '../../text/words.tsx';
import { SearchIcon } from '../../ui/icons.tsx';
import { FacetFrameworks } from './facet-frameworks.tsx';
import { FacetGroup } from './facet-group.tsx';
import { type Facet, facetsOf } from './facet-list.tsx';
import { type FacetContext, FacetValues, FacetVersions, isFound, NotSetRow } from './facet-values.tsx';
import { StateValues } from './state-values.tsx';
import { useFacetKeys } from './use-facet-keys.ts';
import { usePinnedRows } from './use-pinned-rows.ts';

interface FacetsProps {
  /** Undefined until the first response: headings without values would jump when the values load. */
  readonly possible: PossibleValues | undefined;
  readonly filter: ImageFilter;
  readonly update: UpdateSearch;
  readonly isLoading: boolean;
  readonly hasFailed: boolean;
  /** The images that pass the filter; undefined until images are loaded. */
  readonly tally: Tally | undefined;
  /** More images may come. */
  readonly isPartial: boolean;
}

/** The search finds the other keys. Rendering thousands of facets would be slow. */
const MAX_FACETS = 100;

/**
 * The five facets of the contract, then one for each other key, closed at first unless it is in the filter. Rendered
 * again only when its own part of the state changes, so not when the table is sorted or searched.
 */
export const Facets = memo(function Facets(props: FacetsProps) {
  const { possible, filter, update, isLoading, hasFailed, tally, isPartial } = props;
  const shared = useWords();
  const words = useFacetWords();
  const stateWords = useStateWords();
  const [text, setText] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const keys = useFacetKeys(list);
  const find = useDeferredValue(text);
  const asked = useMemo(() => searchWords(find), [find]);
  const counts = useMemo(() => tally && facetCounts(tally, filter, isPartial), [tally, filter, isPartial]);
  // All possible frameworks. The chosen ones do not narrow this list.
  const frameworks = useMemo(
    () => () => {
      if (!tally || !possible) return possible?.('') ?? new Map();
      return tally.set.tally(withoutFacet(filter, FRAMEWORK_SUBJECT)).possible('');
    },
    [tally, possible, filter],
  );
  const now = useMemo(() => possible && { possible, frameworks }, [possible, frameworks]);
  const { offered, isPinned, pin, unpin } = usePinnedRows(now);
  const updateByRow: UpdateSearch = (...change) => {
    pin();
    update(...change);
  };
  const all = useMemo(() => (offered ? facetsOf({ ...offered, filter }, shared) : []), [offered, filter, shared]);
  // A word in a facet's name matches all of its values: "cuda" finds every version, "cuda 12" those with 12.
  const beyondName = (facet: Facet) => asked.filter((word) => !facet.name.toLowerCase().includes(word));
  const isShown = (facet: Facet) => {
    const rest = beyondName(facet);
    const holdsRest = (section: Section) => section.values.some((value) => isFound(section, value, rest));
    return rest.length === 0 || facet.sections().some(holdsRest);
  };
  const shown = all.filter(isShown);
  const named = shown.filter(({ subject }) => subject.facet !== undefined);
  const rest = shown.filter(({ subject }) => subject.facet === undefined);
  const team = rest.filter(({ subject }) => categoryOf(subject.key) === 'custom');
  const others = rest.filter(({ subject }) => categoryOf(subject.key) !== 'custom');
  const isStateFound = asked.every((word) => stateWords.title.toLowerCase().includes(word));
  const draw = (facet: Facet) => (
    <FacetGroup
      key={`${facet.subject.facet} ${facet.subject.key}`}
      name={facet.name}
      heading={facet.heading ?? facet.name}
      startsOpen={facet.startsOpen || isChosen(facet, filter)}
      isForced={asked.length > 0}
      draw={() => (
        <Values
          facet={facet}
          filter={filter}
          update={updateByRow}
          find={beyondName(facet)}
          counts={counts}
          // Without counts it is unknown which rows are gone.
          isPinned={isPinned && counts !== undefined && !isPartial}
        />
      )}
    />
  );

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only watches where the pointer is
    <div
      aria-busy={isLoading}
      onMouseLeave={unpin}
      onBlur={({ currentTarget, relatedTarget }) => {
        const isInside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
        if (!isInside && !currentTarget.matches(':hover')) unpin();
      }}
      className="px-2 pb-1"
    >
      <div className="sticky top-0 z-10 bg-surface pt-1.5 pb-0.5">
        <label className="field-box flex h-7 items-center gap-2 px-2 text-muted">
          <SearchIcon />
          <input
            type="text"
            aria-label={words.search}
            placeholder={words.search}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown') list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
              else if (event.key === 'Escape' && text !== '') setText('');
              else return;
              event.preventDefault();
            }}
            className="h-full min-w-0 flex-1 bg-transparent text-13 text-text"
          />
        </label>
      </div>
      {hasFailed && <p className="px-2 py-1 text-12 text-danger">{words.failed}</p>}
      <div ref={list} {...keys}>
        {named.map(draw)}
        {possible && isStateFound && (
          <FacetGroup
            name={stateWords.title}
            startsOpen
            isForced={false}
            draw={() => <StateValues filter={filter} update={updateByRow} tally={tally} isPartial={isPartial} />}
          />
        )}
        <FacetFolder name={words.team} facets={team} filter={filter} isForced={asked.length > 0} draw={draw} />
        <FacetFolder name={words.others} facets={others} filter={filter} isForced={asked.length > 0} draw={draw} />
      </div>
      {possible && shown.length === 0 && !isStateFound && (
        <p className="px-2 py-1 text-12 text-muted">{words.nothingFound}</p>
      )}
    </div>
  );
});

/** Whether the filter has a value of a facet. Such a facet opens by itself. */
function isChosen({ subject }: Facet, filter: ImageFilter): boolean {
  return partsOf(withoutFacet(filter, subject)).length < partsOf(filter).length;
}

interface FacetFolderProps {
  readonly name: string;
  readonly facets: readonly Facet[];
  readonly filter: ImageFilter;
  readonly isForced: boolean;
  readonly draw: (facet: Facet) => ReactNode;
}

/** Rarely used facets under one heading, closed at first. */
function FacetFolder({ name, facets, filter, isForced, draw }: FacetFolderProps) {
  const words = useFacetWords();
  if (facets.length === 0) return null;
  return (
    <FacetGroup
      name={name}
      startsOpen={facets.some((facet) => isChosen(facet, filter))}
      isForced={isForced}
      draw={() => (
        <div className="pl-3">
          {facets.slice(0, MAX_FACETS).map(draw)}
          {facets.length > MAX_FACETS && (
            <p className="px-2 py-1 text-12 text-muted">{words.cutKeys(MAX_FACETS, facets.length)}</p>
          )}
        </div>
      )}
    />
  );
}

interface ValuesProps extends FacetContext {
  readonly facet: Facet;
}

function Values({ facet, ...context }: ValuesProps) {
  const words = useFacetWords();
  const sections = facet.sections();
  const { name, subject } = facet;
  const [section] = sections;
  const isFolded = subject.facet === 'cuda' || subject.facet === 'python';
  return (
    <>
      {subject.facet === 'framework' && <FacetFrameworks {...context} sections={sections} />}
      <ul className="peer">
        {section && isFolded && <FacetVersions {...context} section={section} facetName={name} />}
        {section && !isFolded && subject.facet !== 'framework' && <FacetValues {...context} section={section} />}
        <NotSetRow {...context} subject={subject} name={name} />
      </ul>
      {sections.every((one) => one.values.length === 0 && !one.anyVersion) && (
        // Not below "not set", which is a row to tick.
        <p className="px-2 py-1 text-12 text-muted peer-has-[li]:hidden">{words.empty}</p>
      )}
    </>
  );
}
