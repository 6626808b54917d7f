import { LANGUAGES } from '../../../contract/page-load/preferences.ts';
import { filterOf } from '../../address/search-state.ts';
import { useSearchState } from '../../address/use-search-state.ts';
import { clearFilters } from '../../filter/filter-changes.ts';
import { partsOf } from '../../filter/filter-parts.ts';
import { chooseDensity, useDensity } from '../../table/density.ts';
import { useKeyWords, useMoreWords, usePreferenceWords } from '../../text/later-words.ts';
import { useWords } from '../../text/words.tsx';
import { announce } from '../../ui/announcer.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { OWN_NAMES, useLanguage } from '../header/language-menu.tsx';
import { chooseTheme, THEME_CHOICES, useTheme } from '../header/theme.ts';
import { pageActions } from '../page-actions.ts';
import type { PaletteAction } from './palette-options.ts';
import type { Undo } from './use-undo.ts';

/** Actions for the whole page, with the names of their buttons. */
export function usePaletteActions({ undo, redo, openHelp }: Undo & { readonly openHelp: () => void }) {
  const words = useWords();
  const keyWords = useKeyWords();
  const moreWords = useMoreWords();
  const preferences = usePreferenceWords();
  const theme = useTheme();
  const [language, chooseLanguage] = useLanguage();
  const density = useDensity();
  const [state, update] = useSearchState();
  const { refresh, showRequest, link } = pageActions();
  const { results, table, filters } = words;
  const hasFilter = partsOf(filterOf(state)).length > 0 || state.labelKeys.length > 0;
  const other = density === 'compact' ? 'comfortable' : 'compact';
  const actions: readonly PaletteAction[] = [
    [
      results.copyLink,
      link && (async () => announce('copy', (await copyText(link())) ? results.linkCopied : table.copyFailed)),
    ],
    [results.export, pressing(results.export)],
    [results.refresh, refresh, 'r'],
    [results.request, showRequest],
    [filters.clear, hasFilter ? () => update(clearFilters) : undefined],
    [filters.asText, pressing(filters.asText)],
    [keyWords.does.undo, () => undo()],
    [keyWords.does.redo, () => redo()],
    ...THEME_CHOICES.filter((choice) => choice !== theme).map(
      (choice): PaletteAction => [
        keyWords.palette.choice(preferences.theme, preferences.themes[choice ?? 'system']),
        () => chooseTheme(choice),
      ],
    ),
    ...LANGUAGES.filter((choice) => choice !== language).map(
      (choice): PaletteAction => [
        keyWords.palette.choice(preferences.language, OWN_NAMES[choice]),
        () => chooseLanguage(choice),
      ],
    ),
    [keyWords.palette.choice(moreWords.density, moreWords.densities[other]), () => chooseDensity(other)],
    [keyWords.help, openHelp, '?'],
  ];
  return actions;
}

/** Returns a press of the button with a name; undefined if it is not on the page. */
function pressing(name: string): (() => void) | undefined {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('main button')];
  const button = buttons.find(
    (one) => one.getAttribute('aria-label') === name && one.ariaDisabled !== 'true' && one.offsetParent !== null,
  );
  return button && (() => button.click());
}
