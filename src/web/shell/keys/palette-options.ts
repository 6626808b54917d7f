import { holdsWords, searchWords } from '../../../contract/search-words.ts';
import type { SearchState } from '../../address/search-state.ts';
import { VIEWS, type View } from '../../address/view-paths.ts';
import type { Box, BoxRest } from '../../filter/suggest/box.ts';
import type { LaterWords } from '../../text/later-words.ts';
import type { Words } from '../../text/words.tsx';
import type { ComboboxOption } from '../../ui/combobox.tsx';
import { GO_KEYS, goToView } from './do-key.ts';

/** One thing to do. */
export interface PaletteOption extends ComboboxOption {
  /** Does it once the palette is closed. */
  readonly run?: () => void;
  /** Changes the filter, and says what is left of the text and why; without either the palette closes. */
  readonly filter?: () => BoxRest;
}

/** An action by its name, undefined where it cannot be done now. */
export type PaletteAction = readonly [name: string, run: (() => void) | undefined, key?: string];

interface PaletteParts {
  readonly words: Words;
  readonly keyWords: LaterWords['keys'];
  readonly view: View | undefined;
  readonly state: SearchState;
  readonly actions: readonly PaletteAction[];
  /** Undefined where there is no filter box. */
  readonly box: Box | undefined;
}

/** What a text in the palette may mean: views and actions by their words, then what the filter box makes of it. */
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
