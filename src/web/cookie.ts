import { BASE_PATH } from './base-path.ts';

/** As long as browsers keep a cookie, in seconds. */
const LONGEST = 400 * 24 * 60 * 60;

/**
 * Keeps a choice for the server to read; undefined takes it back. A browser that denies cookies forgets it when the page is
 * left. `Lax`: the page is right from the start for a link on another site too. We rejected the Cookie Store API, which the
 * oldest supported browsers lack, as every browser does over plain HTTP.
 */
export function keepCookie(name: string, value: string | undefined): void {
  const rest = `Path=${BASE_PATH}; SameSite=Lax; Max-Age=${value === undefined ? 0 : LONGEST}`;
  document.cookie = `${name}=${value ?? ''}; ${rest}`;
}
