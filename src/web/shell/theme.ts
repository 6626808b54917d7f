import { SYSTEM_SCHEME, THEME_COOKIE, THEMES, type Theme } from '../../contract/preferences.ts';
import { keepCookie } from '../cookie.ts';

/** The theme that the reader chose; undefined: as the system is. The server wrote it into the page. */
export function themeNow(): Theme | undefined {
  return THEMES.find((theme) => theme === document.documentElement.dataset.theme);
}

/** Shows the page in a theme and has the server send it so from now on. */
export function chooseTheme(theme: Theme | undefined): void {
  const { dataset } = document.documentElement;
  if (theme === undefined) delete dataset.theme;
  else dataset.theme = theme;
  document.querySelector('meta[name="color-scheme"]')?.setAttribute('content', theme ?? SYSTEM_SCHEME);
  keepCookie(THEME_COOKIE, theme);
}
