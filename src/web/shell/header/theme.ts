import { useSyncExternalStore } from 'react';
import { SYSTEM_SCHEME, THEME_COOKIE, THEMES, type Theme } from '../../../contract/page-load/preferences.ts';
import { keepCookie } from '../../cookie.ts';

/** The choices; undefined means the system's theme. */
export const THEME_CHOICES = [undefined, ...THEMES] as const;

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function themeNow(): Theme | undefined {
  return THEMES.find((theme) => theme === document.documentElement.dataset.theme);
}

/** The reader's theme. The server wrote it into the page. */
export function useTheme(): Theme | undefined {
  return useSyncExternalStore(subscribe, themeNow);
}

/** Applies a theme, and stores it for the server. */
export function chooseTheme(theme: Theme | undefined): void {
  const { dataset } = document.documentElement;
  if (theme === undefined) delete dataset.theme;
  else dataset.theme = theme;
  document.querySelector('meta[name="color-scheme"]')?.setAttribute('content', theme ?? SYSTEM_SCHEME);
  keepCookie(THEME_COOKIE, theme);
  for (const listener of listeners) listener();
}
