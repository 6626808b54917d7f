import { holdsWords, searchWords } from '../../../contract/search-words.ts';
import type { SearchState } from '../../address/search-state.ts';
import { VIEWS, type View } from '../../address/view-paths.ts';
import type { Box, BoxRest } from '../../filter/suggest/box.ts';
import type { LaterWords } from '../../text/later-words.ts';
import type { Words } from '../../text/words.tsx';
import type { ComboboxOption } from '../../ui/combobox.tsx';
import { GO_KEYS, goToView } from './do-key.ts';

/** An action of the palette. */
export interface PaletteOption extends ComboboxOption {
  /** Runs after the palette has closed. */
  readonly run?: () => void;
  /** Changes the filter, and returns the rest of the text and the reason; without either, the palette closes. */
  readonly filter?: () => BoxRest;
}

/** An action by its name; undefined if it is not available now. */
export type PaletteAction = readonly [name: string, run: (() => void) | undefined, key?: string];

interface PaletteParts {
  readonly words: Words;
  readonly keyWords: LaterWords['keys'];
  readonly view: View | undefined;
  readonly state: SearchState;
  readonly actions: readonly PaletteAction[];
  /** Undefined without a filter box. */
  readonly box: Box | undefined;
}

/** The options for a text in the palette: views and actions by their words, then the options of the filter box. */
export function paletteOptions(text: string, parts: PaletteParts): readonly PaletteOption[] {
  const { words, keyWords, view, state, actions, box } = parts;
  const asked = searchWords(text);
  const isAsked = (name: string) => holdsWords(name.toLowerCase(), asked);
  const keyOf = (goal: View) => Object.keys(GO_KEYS).find((key) => GO_KEYS[key] === goal);
  const views = VIEWS.filter((goal) => goal !== view && isAsked(words.views[goal])).map((goal) => ({
    id: `view ${goal}`,
    text: words.views[goal],
    count: `g ${keyOf(goal)}`,
    group: keyWords.palette.views,
    run: () => goToView(goal, state),
  }));
  const done = actions.flatMap(([name, run, key]) =>
    run && isAsked(name)
      ? [{ id: `action ${name}`, text: name, count: key, group: keyWords.palette.actions, run }]
      : [],
  );
  const found = text.trim() === '' ? [] : (box?.options(text) ?? []);
  const filters = found.map(({ pick, ...option }) => ({
    ...option,
    filter: () => box?.pick(pick, text) ?? { text: '' },
  }));
  return [...views, ...done, ...filters];
}
