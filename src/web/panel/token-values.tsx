import { type RefObject, useEffectEvent, useId, useLayoutEffect, useMemo, useRef } from 'react';
import { facetOfKey, type ImageFilter } from '../../contract/image-filter/image-filter.ts';
import type { Tally } from '../../contract/image-tally/tally.ts';
import { isPythonKey, LABEL_KEYS } from '../../contract/label-keys.ts';
import type { UpdateSearch } from '../address/use-search-state.ts';
import { inState, toggle } from '../filter/facet-changes.ts';
import { facetCounts } from '../filter/facet-counts.ts';
import {
  type FacetSection,
  frameworkSections,
  keySection,
  type PossibleValues,
  supportedSection,
} from '../filter/facet-model.ts';
import { type FilterPart, groupOfPart } from '../filter/filter-parts.ts';
import { setRuns } from '../filter/set-runs.ts';
import { keyName } from '../text/key-name.ts';
import { useBoxWords, useFacetWords, useStateWords } from '../text/later-words.ts';
import { visibleText } from '../text/visible-text.ts';
import { useWords, type Words } from '../text/words.tsx';
import { menuPlace } from '../ui/menu.tsx';
import { FacetRow } from './facets/facet-row.tsx';
import { type FacetContext, FacetValues, FacetVersions, NotSetRow } from './facets/facet-values.tsx';
import { StateValues } from './facets/state-values.tsx';
import { useFacetKeys } from './facets/use-facet-keys.ts';
import { RunsOnField } from './runs-on-field.tsx';

interface TokenValuesProps {
  readonly part: FilterPart;
  /** The token that was pressed. */
  readonly button: HTMLElement;
  readonly filter: ImageFilter;
  readonly possible: PossibleValues | undefined;
  readonly tally: Tally | undefined;
  readonly isPartial: boolean;
  readonly update: UpdateSearch;
  readonly onClose: () => void;
}

/** A part of the filter for labels of one key. */
type LabelPart = Exclude<FilterPart, { readonly kind: 'mark' }>;

const HAS_POPOVER = 'showPopover' in HTMLElement.prototype;
const NONE: PossibleValues = () => new Map();

/**
 * Checkboxes for the values of a token's key. Each press changes the filter at once. Escape or a press elsewhere
 * closes the box.
 */
export function TokenValues(props: TokenValuesProps) {
  const { part, button, filter, possible = NONE, tally, isPartial, update, onClose } = props;
  const words = useBoxWords();
  const stateWords = useStateWords();
  const shared = useWords();
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  usePopover(box, button, onClose);
  const label = part.kind === 'mark' ? undefined : part;
  const section = useMemo(() => label && sectionOf(label, possible, filter), [label, possible, filter]);
  const name = section
    ? nameOf(section, shared)
    : part.kind === 'mark' && part.name === 'runs'
      ? stateWords.runsOn
      : stateWords.title;
  const keys = useFacetKeys(box);
  return (
    <dialog
      ref={box}
      open={!HAS_POPOVER}
      aria-labelledby={id}
      popover={HAS_POPOVER ? 'manual' : undefined}
      {...keys}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return keys.onKeyDown(event);
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
      className="fixed inset-auto z-50 m-0 w-72 max-w-[calc(100vw-16px)] overflow-y-auto rounded-control border border-line bg-raised p-2 text-13 text-text shadow-popover"
    >
      <h2 id={id} className="px-2 pb-1 text-12 font-medium text-muted">
        {words.values(name)}
      </h2>
      {section && <LabelValues {...props} section={section} name={name} />}
      {part.kind === 'mark' && part.name === 'state' && (
        <StateValues filter={filter} update={update} tally={tally} isPartial={isPartial} />
      )}
      {part.kind === 'mark' && part.name === 'runs' && (
        <RunsOnField
          runs={filter.runs}
          onCommit={(runs) => {
            update(setRuns(runs));
            onClose();
          }}
        />
      )}
    </dialog>
  );
}

interface LabelValuesProps extends TokenValuesProps {
  readonly section: FacetSection;
  readonly name: string;
}

function LabelValues({ section, name, filter, tally, isPartial, update }: LabelValuesProps) {
  const words = useBoxWords();
  const facetWords = useFacetWords();
  const counts = useMemo(() => tally && facetCounts(tally, filter, isPartial), [tally, filter, isPartial]);
  const [key = ''] = section.keys;
  const context: FacetContext = { filter, update, find: [], counts, isPinned: false };
  const hasNotSet = section.facet !== 'framework';
  return (
    <>
      <ul>
        {section.anyVersion && (
          <FacetRow
            name={facetWords.anyVersion(name)}
            text={words.anyVersion}
            checked={section.anyVersion.checked}
            count={counts?.of(section, [section.anyVersion])}
            onToggle={() => section.anyVersion && update(inState(toggle(section, section.anyVersion)))}
          />
        )}
        {section.facet === 'framework' || section.facet === 'cuda' || section.facet === 'python' ? (
          <FacetVersions {...context} section={section} facetName={name} />
        ) : (
          <FacetValues {...context} section={section} />
        )}
        {hasNotSet && <NotSetRow {...context} subject={{ facet: section.facet, key }} name={name} />}
      </ul>
      {section.values.length === 0 && <p className="px-2 py-1 text-12 text-muted">{words.noValues}</p>}
    </>
  );
}

function nameOf({ framework, facet, keys: [key = ''] }: FacetSection, words: Words): string {
  return framework ?? (facet ? words.facets.names[facet] : keyName(words, key)) ?? visibleText(key);
}

/** The section of the facets that a part belongs to. */
function sectionOf(part: LabelPart, possible: PossibleValues, filter: ImageFilter): FacetSection {
  const group = groupOfPart(part);
  const key = part.kind === 'none' ? '' : part.kind === 'range' ? part.key : part.condition.key;
  const facet = part.kind === 'none' ? part.facet : facetOfKey(key);
  if (facet === 'framework') {
    const found = frameworkSections(possible, possible(''), filter).find(({ id }) => id === group);
    if (found) return found;
  }
  if (facet === 'supported') return supportedSection(possible, filter);
  if (facet === 'python' || isPythonKey(key)) return keySection(LABEL_KEYS.python, true, possible, filter);
  if (facet === 'cuda') return keySection([LABEL_KEYS.cuda], true, possible, filter);
  return keySection([key], facet !== 'chip', possible, filter);
}

/** Shows a box in the browser's top layer below the token and focuses it. A press elsewhere closes it. */
function usePopover(box: RefObject<HTMLElement | null>, button: HTMLElement, onClose: () => void): void {
  const close = useEffectEvent(onClose);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    if (HAS_POPOVER && !element.matches(':popover-open')) element.showPopover();
    // The token disappears with its last tick, so its last position is kept.
    let beside = button.getBoundingClientRect();
    const place = () => {
      if (button.isConnected) beside = button.getBoundingClientRect();
      const { clientWidth: width, clientHeight: height } = document.documentElement;
      element.style.maxHeight = '';
      const at = menuPlace(beside, element.getBoundingClientRect(), { width, height });
      element.style.left = `${at.left}px`;
      element.style.top = `${at.top}px`;
      element.style.maxHeight = `${at.maxHeight}px`;
    };
    place();
    element.querySelector('input')?.focus();
    const observer = new ResizeObserver(place);
    observer.observe(element);
    const closeFromOutside = ({ target }: Event) => {
      if (!(target instanceof Element) || element.contains(target) || target.closest('[popover]')) return;
      if (!button.contains(target)) close();
    };
    addEventListener('resize', place);
    addEventListener('pointerdown', closeFromOutside, true);
    return () => {
      observer.disconnect();
      removeEventListener('resize', place);
      removeEventListener('pointerdown', closeFromOutside, true);
    };
  }, [box, button]);
}
