import { MAX_CONDITIONS } from '../../../contract/filter.ts';
import { imageOfText } from '../../../contract/image-tally/image-of-text.ts';
import { filterOf, forOtherView, type SearchState, withFilter } from '../../address/search-state.ts';
import { openView, takeRefusedLength, type UpdateSearch } from '../../address/use-search-state.ts';
import { laterWordsOf } from '../../text/load-language.ts';
import { visibleText } from '../../text/visible-text.ts';
import { addPart } from '../add-to-filter.ts';
import { type ScopeDefaults, setScope } from '../filter-changes.ts';
import { type FilterPart, partsOf, printPart } from '../filter-parts.ts';
import { readParts } from '../typed/typed-parts.ts';
import { addMatched } from './add-parts.ts';
import { type BoxContext, type BoxOption, type BoxPick, keysOf, sourceOf } from './box-context.ts';
import { boxOptions } from './box-options.ts';
import { exampleOptions, retireExamples } from './examples.ts';

/** The input for a filter box. */
export interface BoxSetup extends Omit<BoxContext, 'boxWords' | 'regions'> {
  readonly session: ScopeDefaults & { readonly regions: readonly string[] };
  /** The state that an image or a name search opens with. */
  readonly state: SearchState;
  readonly update: UpdateSearch;
  /** Whether the empty box offers examples to a first visitor. */
  readonly hasExamples: boolean;
  /** Announces the number of added filters. */
  readonly say: (added: number) => void;
}

/** The text left in the input, and the reason. */
export interface BoxRest {
  readonly text: string;
  readonly error?: string | undefined;
}

/** The behaviour of the filter box. Loaded on use: most visitors tick values and never type. */
export interface Box {
  readonly options: (text: string) => readonly BoxOption[];
  /** Takes the best option, or conditions as typed. */
  readonly enter: (text: string) => BoxRest;
  readonly pick: (pick: BoxPick, text: string) => BoxRest;
  /** Opens the image that a pasted text names, or takes its conditions. */
  readonly paste: (text: string) => BoxRest;
}

const MAX_QUOTED = 120;

/** Creates a box for the current filter, labels and images. */
export function createBox(setup: BoxSetup): Box {
  const { words, session, state, update, say, filter } = setup;
  const { box: boxWords, filterErrors } = laterWordsOf(words);
  const context: BoxContext = { ...setup, regions: session.regions, boxWords };
  const quote = (text: string) => visibleText(text.trim().slice(0, MAX_QUOTED));
  const there = new Set(partsOf(filter).map(printPart));
  const sayAdded = (parts: readonly FilterPart[]) => say(parts.filter((part) => !there.has(printPart(part))).length);
  /** The typed text, if it does not fit in the address. */
  const refusedRest = (text: string): BoxRest | undefined => {
    const length = takeRefusedLength();
    return length === undefined ? undefined : { text, error: words.problem.addressTooLong(length) };
  };

  const take = (text: string): BoxRest => {
    const { labels } = sourceOf(context);
    const { parts: read, unread } = readParts(text, { keys: keysOf(context), labels });
    const parts = [...new Map(read.map((part) => [printPart(part), part])).values()];
    if (parts.length > MAX_CONDITIONS) return { text, error: boxWords.tooMany(parts.length, MAX_CONDITIONS) };
    if (parts.length > 0) {
      update((before) => parts.reduce((one, part) => addPart(part)(one), before));
      const refused = refusedRest(text);
      if (refused) return refused;
      sayAdded(parts);
    }
    const [first] = unread;
    if (first === undefined) return { text: '' };
    const isWord = labels !== undefined && parts.length === 0 && first.reason === 'no-equals';
    const error = isWord ? boxWords.noMatch(quote(text)) : filterErrors[first.reason](quote(first.text));
    return { text: unread.map((fault) => fault.text).join(','), error };
  };
  const pick = (picked: BoxPick, text: string): BoxRest => {
    if (picked.kind === 'typed') return take(text);
    if (picked.kind === 'key') return { text: `${picked.key}=` };
    if (picked.kind === 'image') openView('images', { ...forOtherView(state), sel: picked.id });
    else if (picked.kind === 'example') {
      retireExamples();
      const { filter: asked, sort } = picked.example;
      openView('images', { ...withFilter({ ...forOtherView(state), labelKeys: [] }, asked), sort });
    } else if (picked.kind === 'hide-examples') retireExamples();
    else if (picked.kind === 'newest') {
      const { parts, anyFramework, column } = picked;
      const changed = addMatched(parts)(filterOf(state));
      const asked = { ...changed, anyFramework: changed.anyFramework || anyFramework };
      openView('images', { ...withFilter(forOtherView(state), asked), sort: [{ column, descending: true }] });
    } else if (picked.kind === 'search') openView('images', { ...forOtherView(state), q: picked.text });
    else {
      const { parts, anyFramework, region } = picked;
      update((before) => {
        const changed = addMatched(parts)(filterOf(before));
        const next = withFilter(before, { ...changed, anyFramework: changed.anyFramework || anyFramework });
        return region === undefined ? next : setScope('Region', region, session)(next);
      });
      const refused = refusedRest(text);
      if (refused) return refused;
      if (parts.length > 0) sayAdded(parts);
    }
    return refusedRest(text) ?? { text: '' };
  };
  const options = (text: string) => [
    ...(setup.hasExamples && text === '' ? exampleOptions(context) : []),
    ...boxOptions(text, context),
  ];
  return {
    options,
    pick,
    enter: (text) => {
      const [option] = options(text);
      return option && !option.isGuess ? pick(option.pick, text) : take(text);
    },
    paste: (text) => {
      const id = imageOfText(text, context.tally);
      return id === undefined ? take(text) : pick({ kind: 'image', id }, text);
    },
  };
}
