import {
  LANGUAGE_COOKIE,
  LANGUAGES,
  type Language,
  SYSTEM_SCHEME,
  THEME_COOKIE,
  THEMES,
  type Theme,
} from '../../contract/page-load/preferences.ts';

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

/** The limit of ranges; browsers send a few. */
const MAX_RANGES = 40;

/**
 * The language from `Accept-Language` (RFC 9110, section 12.5.4): the page's language with the greatest weight, the
 * first one on a tie; English if none matches. All Chinese (`zh-TW`) counts as `zh`.
 */
export function acceptedLanguage(header: string | undefined): Language {
  let best: { readonly language: Language; readonly weight: number } | undefined;
  for (const piece of (header ?? '').split(',', MAX_RANGES)) {
    const [range = '', ...parameters] = piece.split(';').map((part) => part.trim().toLowerCase());
    const [primary] = range.split('-');
    const language = LANGUAGES.find((known) => known === primary);
    const weight = weightOf(parameters.find((parameter) => parameter.startsWith('q=')));
    if (language !== undefined && weight > (best?.weight ?? 0)) best = { language, weight };
  }
  return best?.language ?? 'en';
}

function weightOf(parameter: string | undefined): number {
  if (parameter === undefined) return 1;
  const weight = Number(parameter.slice(2));
  return weight >= 0 && weight <= 1 ? weight : 0;
}
