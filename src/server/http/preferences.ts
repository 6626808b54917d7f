import {
  LANGUAGE_COOKIE,
  LANGUAGES,
  type Language,
  SYSTEM_SCHEME,
  THEME_COOKIE,
  THEMES,
  type Theme,
} from '../../contract/preferences.ts';
import { acceptedLanguage } from './accepted-language.ts';

/** What the reader has chosen for every page of the server: the page itself, sign-in, and errors. */
export interface Preferences {
  /** Undefined: as the system is. */
  readonly theme: Theme | undefined;
  readonly language: Language;
}

/** Of a request, in the form of node's own. */
export interface PreferenceHeaders {
  readonly cookie?: string | undefined;
  readonly 'accept-language'?: string | undefined;
}

/** The headers that the preferences are read from, for `Vary`. */
export const PREFERENCE_VARY = 'Cookie, Accept-Language';

/**
 * Reads what the reader has chosen. What is not understood counts as not chosen: another program of the host may set such a
 * cookie. For the language the address wins, then the choice, then what the browser asks for.
 *
 * @param query of the page's address, without `?`
 */
export function readPreferences(headers: PreferenceHeaders, query: string): Preferences {
  const named = /(?:^|&)lang=([^&]*)/.exec(query)?.[1];
  return {
    theme: chosen(headers.cookie, THEME_COOKIE, THEMES),
    language:
      LANGUAGES.find((language) => language === named) ??
      chosen(headers.cookie, LANGUAGE_COOKIE, LANGUAGES) ??
      acceptedLanguage(headers['accept-language']),
  };
}

/** Writes the theme into the text of a page, on `<html>` and into its color-scheme. Only values of ours are ever written. */
export function withTheme(html: string, { theme }: Preferences): string {
  if (theme === undefined) return html;
  return html
    .replace('<html', `<html data-theme="${theme}"`)
    .replace(`content="${SYSTEM_SCHEME}"`, `content="${theme}"`);
}

/** The first value of a cookie that is one of those allowed: the browser sends the one of the longest path first. */
function chosen<Value extends string>(
  header: string | undefined,
  name: string,
  allowed: readonly Value[],
): Value | undefined {
  for (const part of (header ?? '').split(';')) {
    const found = allowed.find((value) => part.trim() === `${name}=${value}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
