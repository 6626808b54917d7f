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
