import { htmlUnder } from './base-path.ts';
import style from './sign-in.css?raw';
import page from './sign-in.html?raw';
import script from './sign-in.js?raw';

interface SignInFile {
  readonly type: string;
  readonly text: string;
}

/** What the sign-in page loads, by path. Answered without the token, as the page is. */
export const SIGN_IN_FILES: ReadonlyMap<string, SignInFile> = new Map([
  ['/sign-in/sign-in.css', { type: 'text/css; charset=utf-8', text: style }],
  ['/sign-in/sign-in.js', { type: 'text/javascript; charset=utf-8', text: script }],
]);

/** The sign-in page, which says so where the address held a wrong token. */
export function signInPage(wrongToken: boolean, basePath: string): string {
  return htmlUnder(page, basePath).replace(
    '<!--problem-->',
    wrongToken ? 'The token in the address is not the access token.' : '',
  );
}
