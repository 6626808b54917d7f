import { LANGUAGE_COOKIE, LANGUAGES, type Language, languageOfTag } from '../../../contract/page-load/preferences.ts';
import { withoutUnread } from '../../address/search-state.ts';
import { reloadPage, useSearchState } from '../../address/use-search-state.ts';
import { keepCookie } from '../../cookie.ts';
import { usePreferenceWords } from '../../text/later-words.ts';
import { Icon } from '../../ui/icons.tsx';
import { Menu } from '../../ui/menu.tsx';

/** Each language in its own words, so that its readers can find it. */
export const OWN_NAMES: Readonly<Record<Language, string>> = { en: 'English', zh: '简体中文' };

/**
 * The language of the page, and a function to change it. A change reloads the page, because the server writes the
 * language into its HTML; the address contains everything on screen. The choice replaces a `lang=` in the address,
 * which would override it.
 */
export function useLanguage(): readonly [now: Language | undefined, choose: (language: Language) => void] {
  const [, update] = useSearchState();
  const now = languageOfTag(document.documentElement.lang);
  return [
    now,
    (language) => {
      keepCookie(LANGUAGE_COOKIE, language);
      update((state) => ({ ...withoutUnread(state, 'lang'), lang: undefined }), 'replace');
      if (language !== now) reloadPage();
    },
  ];
}

/** The list of languages. */
export function LanguageMenu() {
  const words = usePreferenceWords();
  const [now, choose] = useLanguage();
  return (
    <Menu
      name={words.language}
      icon={<LanguageIcon />}
      isIconOnly
      items={LANGUAGES.map((language) => ({
        id: language,
        text: OWN_NAMES[language],
        isChosen: language === now,
        onChoose: () => choose(language),
      }))}
    />
  );
}

const LanguageIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="5.500" />
    <path d="M2.500 8h11M8 2.500c-3 3.500-3 7.500 0 11M8 2.500c3 3.500 3 7.500 0 11" />
  </Icon>
);
