import { SYSTEM_SCHEME, THEME_COOKIE, THEMES, type Theme } from '../../contract/preferences.ts';

/** What the reader has chosen for every page of the server: the page itself, sign-in, and errors. */
export interface Preferences {
  /** Undefined: as the system is. */
  readonly theme: Theme | undefined;
}

/** Of a request, in the form of node's own. */
export interface PreferenceHeaders {
  readonly cookie?: string | undefined;
}

/** The headers that the preferences are read from, for `Vary`. */
export const PREFERENCE_VARY = 'Cookie';

/** Reads what the reader has chosen. What is not understood counts as not chosen: another program of the host may set such a cookie. */
export function readPreferences(headers: PreferenceHeaders): Preferences {
  return { theme: chosen(headers.cookie, THEME_COOKIE, THEMES) };
}

/** Writes preferences into the text of a page, on `<html>` and into its color-scheme. Only values of ours are ever written. */
export function withPreferences(html: string, { theme }: Preferences): string {
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
