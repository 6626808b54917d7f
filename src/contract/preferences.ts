/**
 * What a reader has chosen for the look of the page. The page writes the choice into a cookie, and the server reads it: what
 * it sends first is right, without a script before the first paint, which the policy of the page forbids.
 */

/** Holds no secret. Shared by all servers of one host, whatever their port, as the choice is the reader's. */
export const THEME_COOKIE = 'pai-theme';

/** The themes beside "system", which is the absence of a choice. They are also what `color-scheme` calls them. */
export const THEMES = ['light', 'dark'] as const;

export type Theme = (typeof THEMES)[number];

/** What `meta name="color-scheme"` holds without a choice. */
export const SYSTEM_SCHEME = 'light dark';

/** Kept as the theme is. */
export const LANGUAGE_COOKIE = 'pai-language';

/** The languages of the page, by the words of `lang=` in its address. */
export const LANGUAGES = ['en', 'zh'] as const;

export type Language = (typeof LANGUAGES)[number];

/** The `lang` attribute of a page in each language (BCP 47). */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-CN' };

/** The language of a `lang` attribute that the server wrote; English for any other. */
export function languageOfTag(tag: string): Language {
  return LANGUAGES.find((language) => LANGUAGE_TAGS[language] === tag) ?? 'en';
}
