import { useDeferredValue, useId, useState } from 'react';
import type { ImageFilter } from '../../../contract/image-filter/image-filter.ts';
import type { Tally } from '../../../contract/image-tally/tally.ts';
import { LINE_STATES, type StateWord, SUPPORT_STATES } from '../../../contract/life-cycle/states.ts';
import type { UpdateSearch } from '../../address/use-search-state.ts';
import { inState } from '../../filter/facet-changes.ts';
import { useStateWords } from '../../text/later-words.ts';
import { useWords } from '../../text/words.tsx';
import { FacetRow } from './facet-row.tsx';

interface StateValuesProps {
  readonly filter: ImageFilter;
  readonly update: UpdateSearch;
  readonly tally: Tally | undefined;
  readonly isPartial: boolean;
}

/** Checkboxes for the states of images: the newest of its line or not, and supported or not. */
export function StateValues({ filter, update, tally: current, isPartial }: StateValuesProps) {
  // Computing the states of all images may take longer than a frame, so the other facets are rendered first.
  const tally = useDeferredValue(current);
  const words = useStateWords();
  const shared = useWords();
  const hiddenId = useId();
  const [chosenOpen, setOpen] = useState<boolean>();
  const change = (state: readonly StateWord[]) => update(inState((before) => ({ ...before, state })));
  const others = (group: readonly StateWord[]) => filter.state.filter((word) => !group.includes(word));
  const lines = filter.state.filter((word) => LINE_STATES.some((line) => line === word));
  const isOnlyNewest = lines.length === 1 && lines[0] === 'newest';
  const counts = (group: readonly StateWord[]) => group.map((word) => ({ word, images: tally?.countState(word) ?? 0 }));
  const ofLines = counts(LINE_STATES);
  const hidden = ofLines.reduce((sum, { word, images }) => sum + (word === 'newest' ? 0 : images), 0);
  const row = ({ word, images }: { readonly word: StateWord; readonly images: number }, all: number) => (
    <FacetRow
      key={word}
      name={shared.tokens.state(word)}
      text={shared.tokens.state(word)}
      hint={words.hints[word]}
      checked={filter.state.includes(word)}
      count={tally && { images, share: images / Math.max(1, all), isPartial }}
      onToggle={() =>
        change(filter.state.includes(word) ? filter.state.filter((other) => other !== word) : [...filter.state, word])
      }
    />
  );
  const sum = (some: readonly { readonly images: number }[]) => some.reduce((all, { images }) => all + images, 0);
  const ofSupport = counts(SUPPORT_STATES);
  // Ticked values stay visible.
  const isOpen = chosenOpen ?? filter.state.some((word) => word !== 'newest');
  return (
    <>
      <label
        title={words.hints.newest}
        className="flex cursor-pointer items-start gap-2 rounded-control py-0.5 pr-1 pl-6 text-13 hover:bg-hover lg:py-0"
      >
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={words.onlyNewest}
          aria-describedby={hiddenId}
          checked={isOnlyNewest}
          onChange={() => change([...others(LINE_STATES), ...(isOnlyNewest ? [] : (['newest'] as const))])}
          className="mt-0.5 size-4 shrink-0"
        />
        <span className="min-w-0">
          <span>{words.onlyNewest}</span>
          {/* The line exists before its number loads, so that nothing below it moves. */}
          <span id={hiddenId} className="block min-h-4 text-12 text-muted">
            {tally && (isOnlyNewest ? words.hidesNow(hidden, isPartial) : words.wouldHide(hidden, isPartial))}
          </span>
        </span>
      </label>
      <ul>
        <li className="pl-6">
          <button
            type="button"
            tabIndex={-1}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
            className="calm h-6.5 rounded-control px-1 text-12 font-medium text-accent-text hover:bg-hover lg:h-6"
          >
            {isOpen ? words.fewerStates : words.allStates}
          </button>
        </li>
        {isOpen && ofLines.map((one) => row(one, sum(ofLines)))}
      </ul>
      {isOpen && <ul className="mt-1 border-t border-line pt-1">{ofSupport.map((one) => row(one, sum(ofSupport)))}</ul>}
    </>
  );
}
