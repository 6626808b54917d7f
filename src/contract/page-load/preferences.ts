/**
 * The reader's choices for the look of the page. The page writes a choice into a cookie and the server reads it, so
 * that the first HTML is right. A script before the first paint is forbidden by the content security policy.
 */

/** Contains no secret. Shared by all servers of one host, whatever their port, because the choice is the reader's. */
export const THEME_COOKIE = 'pai-theme';

/** The themes other than "system", which means no choice. `color-scheme` has the same names. */
export const THEMES = ['light', 'dark'] as const;

export type Theme = (typeof THEMES)[number];

/** The content of `meta name="color-scheme"` without a choice. */
export const SYSTEM_SCHEME = 'light dark';

/** Stored like the theme. */
export const LANGUAGE_COOKIE = 'pai-language';

/** The languages of the page; the words of `lang=` in the address. */
export const LANGUAGES = ['en', 'zh'] as const;

export type Language = (typeof LANGUAGES)[number];

/** The `lang` attribute of a page in each language (BCP 47). */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-CN' };

/** The language of a `lang` attribute that the server wrote; English for any other text. */
export function languageOfTag(tag: string): Language {
  return LANGUAGES.find((language) => LANGUAGE_TAGS[language] === tag) ?? 'en';
}
