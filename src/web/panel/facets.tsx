import { memo, type SyntheticEvent, useDeferredValue, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Condition } from '../../contract/filter.ts';
import type { UpdateSearch } from '../address/use-search-state.ts';
import type { FacetCounts } from '../filter/facet-counts.ts';
import type { PossibleValues, FacetSection as Section } from '../filter/facet-model.ts';
import { useFacetWords } from '../text/english-facets.ts';
import { searchWords } from '../text/search-words.ts';
import { useWords } from '../text/words.tsx';
import { SearchIcon } from '../ui/icons.tsx';
import { FacetGroup } from './facet-group.tsx';
import { type Facet, facetsOf } from './facet-list.tsx';
import { FacetSection, isFound } from './facet-section.tsx';

interface FacetsProps {
  /** Nothing until the first answer: headings without values would only jump when these come. */
  readonly possible: PossibleValues | undefined;
  readonly conditions: readonly Condition[];
  readonly update: UpdateSearch;
  readonly isLoading: boolean;
  readonly hasFailed: boolean;
  /** How many images each value has; nothing while none are there. */
  readonly counts: FacetCounts | undefined;
}

/** Keys beyond these are found by the search; drawing thousands would only be slow. */
const MAX_FACETS = 100;

/**
 * The five facets of the contract, then one for each other key, closed at start. Drawn again only when its own part of
 * the state changes: sorting and searching the table leave it alone.
 */
export const Facets = memo(function Facets(props: FacetsProps) {
  const { possible, conditions, update, isLoading, hasFailed, counts } = props;
  const shared = useWords();
  const words = useFacetWords();
  const [text, setText] = useState('');
  const { space, hold, release } = useHeldPlace();
  const find = useDeferredValue(text);
  const asked = useMemo(() => searchWords(find), [find]);
  const all = useMemo(
    () => (possible ? facetsOf(possible, conditions, words, shared) : []),
    [possible, conditions, words, shared],
  );
  // A facet's name counts for all of its values: "cuda" finds every version, "cuda 12" those with 12.
  const beyondName = (facet: Facet) => asked.filter((word) => !facet.name.toLowerCase().includes(word));
  const isShown = (facet: Facet) => {
    const rest = beyondName(facet);
    const holdsRest = (section: Section) => section.values.some((value) => isFound(section, value, rest));
    return rest.length === 0 || facet.sections().some(holdsRest);
  };
  const shown = all.filter(isShown);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only watches where the pointer is
    <div
      aria-busy={isLoading}
      onChangeCapture={hold}
      onClickCapture={hold}
      onMouseLeave={release}
      className="px-2 pb-4"
    >
      <div className="sticky top-0 z-10 bg-surface pt-2 pb-1">
        <label className="field-box flex h-7 items-center gap-2 px-2 text-muted">
          <SearchIcon />
          <input
            type="text"
            aria-label={words.search}
            placeholder={words.search}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => event.key === 'Escape' && setText('')}
            className="h-full min-w-0 flex-1 bg-transparent text-13 text-text"
          />
        </label>
      </div>
      {hasFailed && <p className="px-2 py-1 text-12 text-danger">{words.failed}</p>}
      <div aria-hidden="true" style={{ height: space }} />
      {shown.slice(0, MAX_FACETS).map((facet) => (
        <FacetGroup
          key={facet.name}
          name={facet.name}
          heading={facet.heading ?? facet.name}
          startsOpen={facet.startsOpen}
          isForced={asked.length > 0}
          note={facet.note}
          draw={() => <Sections facet={facet} update={update} find={beyondName(facet)} counts={counts} />}
        />
      ))}
      {shown.length > MAX_FACETS && (
        <p className="px-2 py-1 text-12 text-muted">{words.cutKeys(MAX_FACETS, shown.length)}</p>
      )}
      {possible && shown.length === 0 && <p className="px-2 py-1 text-12 text-muted">{words.nothingFound}</p>}
    </div>
  );
});

interface SectionsProps {
  readonly facet: Facet;
  readonly update: UpdateSearch;
  readonly find: readonly string[];
  readonly counts: FacetCounts | undefined;
}

function Sections({ facet, update, find, counts }: SectionsProps) {
  const words = useFacetWords();
  const sections = facet.sections();
  if (sections.every((section) => section.values.length === 0 && !section.anyVersion)) {
    return <p className="px-2 py-1 text-12 text-muted">{words.empty}</p>;
  }
  return sections.map((section) => (
    <FacetSection key={section.id} section={section} update={update} find={find} counts={counts} />
  ));
}

interface HeldPlace {
  /** Pixels of empty space to leave above the list. */
  readonly space: number;
  readonly hold: (event: SyntheticEvent) => void;
  readonly release: () => void;
}

/**
 * Keeps the row that was acted on under the pointer while rows above it come and go: by scrolling, and where the list
 * cannot scroll that far by an empty space above it, until the pointer leaves.
 */
export function useHeldPlace(): HeldPlace {
  const held = useRef<{ readonly row: Element; readonly top: number }>(null);
  const [space, setSpace] = useState(0);

  useLayoutEffect(() => {
    if (!held.current?.row.isConnected) return;
    const { row, top } = held.current;
    const scroller = row.closest('section');
    const moved = row.getBoundingClientRect().top - top;
    if (!scroller || Math.abs(moved) < 1) return;
    const scrolled = scroller.scrollTop;
    scroller.scrollTop += moved;
    const left = moved - (scroller.scrollTop - scrolled);
    // What scrolling could not give back is taken from, or added to, the space above.
    if (Math.abs(left) >= 1) setSpace((before) => Math.max(0, before - left));
  });

  return {
    space,
    hold: (event) => {
      const row = event.target instanceof Element ? event.target.closest('li') : null;
      held.current = row && { row, top: row.getBoundingClientRect().top };
    },
    release: () => {
      held.current = null;
      setSpace(0);
    },
  };
}
