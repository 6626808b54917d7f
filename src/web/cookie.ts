import { BASE_PATH } from './base-path.ts';

/** The longest lifetime of a cookie in browsers, in seconds. */
const MAX_AGE_SECONDS = 400 * 24 * 60 * 60;

/**
 * Stores a choice that the server can read; undefined removes it. A browser that denies cookies loses it when the page
 * is closed. `Lax`: the page is right at once also for a link on another site. We rejected the Cookie Store API: the
 * oldest supported browsers lack it, and all browsers lack it over plain HTTP.
 */
export function keepCookie(name: string, value: string | undefined): void {
  const rest = `Path=${BASE_PATH}; SameSite=Lax; Max-Age=${value === undefined ? 0 : MAX_AGE_SECONDS}`;
  document.cookie = `${name}=${value ?? ''}; ${rest}`;
}
