import { useSyncExternalStore } from 'react';
import { SYSTEM_SCHEME, THEME_COOKIE, THEMES, type Theme } from '../../contract/preferences.ts';
import { keepCookie } from '../cookie.ts';

/** What can be chosen; undefined: as the system is. */
export const THEME_CHOICES = [undefined, ...THEMES] as const;

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function themeNow(): Theme | undefined {
  return THEMES.find((theme) => theme === document.documentElement.dataset.theme);
}

/** The theme that the reader chose. The server wrote it into the page. */
export function useTheme(): Theme | undefined {
  return useSyncExternalStore(subscribe, themeNow);
}

/** Shows the page in a theme and has the server send it so from now on. */
export function chooseTheme(theme: Theme | undefined): void {
  const { dataset } = document.documentElement;
  if (theme === undefined) delete dataset.theme;
  else dataset.theme = theme;
  document.querySelector('meta[name="color-scheme"]')?.setAttribute('content', theme ?? SYSTEM_SCHEME);
  keepCookie(THEME_COOKIE, theme);
  for (const listener of listeners) listener();
}
