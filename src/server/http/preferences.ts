import {
  LANGUAGE_COOKIE,
  LANGUAGES,
  type Language,
  SYSTEM_SCHEME,
  THEME_COOKIE,
  THEMES,
  type Theme,
} from '../../contract/page-load/preferences.ts';
import { acceptedLanguage } from './accepted-language.ts';

/** The reader's choices for every page of the server: the page itself, sign-in, and errors. */
export interface Preferences {
  /** Undefined: follow the system. */
  readonly theme: Theme | undefined;
  readonly language: Language;
}

/** Of a request, in node's own form. */
export interface PreferenceHeaders {
  readonly cookie?: string | undefined;
  readonly 'accept-language'?: string | undefined;
}

/** The headers that the preferences depend on, for `Vary`. */
export const PREFERENCE_VARY = 'Cookie, Accept-Language';

/**
 * Reads the reader's choices. Unknown values are ignored: another program of the host may set such a cookie. The
 * language comes from the address, else the cookie, else the browser.
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

/** Writes the theme into the HTML of a page: on `<html>` and into its color-scheme. Only our own values are written. */
export function withTheme(html: string, { theme }: Preferences): string {
  if (theme === undefined) return html;
  return html
    .replace('<html', `<html data-theme="${theme}"`)
    .replace(`content="${SYSTEM_SCHEME}"`, `content="${theme}"`);
}

/** The first allowed value of a cookie: the browser sends the one of the longest path first. */
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
