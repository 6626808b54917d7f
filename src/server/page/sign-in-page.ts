import { LANGUAGE_TAGS, type Language } from '../../contract/page-load/preferences.ts';
import { type Preferences, withTheme } from '../http/preferences.ts';
import style from './sign-in.css?raw';
import page from './sign-in.html?raw';
import script from './sign-in.js?raw';
import { htmlUnder } from './static-files.ts';

/** The words of the sign-in page. `{host}` is the host of its address, which its script fills in. */
export interface SignInWords {
  readonly title: string;
  readonly product: string;
  readonly heading: string;
  readonly hint: string;
  readonly token: string;
  readonly signIn: string;
  readonly wrongInAddress: string;
  /** Shown by its script. */
  readonly script: {
    readonly wrong: string;
    readonly tooMany: string;
    readonly overloaded: string;
    readonly noAnswer: string;
    readonly noCookieAfterLink: string;
    readonly noCookie: string;
  };
}

const SIGN_IN_WORDS: Readonly<Record<Language, SignInWords>> = {
  en: {
    title: 'Sign in | PAI Image Labels',
    product: 'PAI Image Labels',
    heading: 'Sign in',
    hint: 'The server prints a link with the access token when it starts. Open that link, or enter the token here.',
    token: 'Access token',
    signIn: 'Sign in',
    wrongInAddress: 'The token in the address is not the access token.',
    script: {
      wrong: 'This is not the access token.',
      tooMany:
        'This is not the access token. There were too many wrong tokens; wait a few seconds before you try again.',
      overloaded: 'The server is overloaded. Try again in a second.',
      noAnswer: 'The server is not responding. Try again.',
      noCookieAfterLink:
        'If you opened the link with the token: this browser did not keep the cookie that signs you in. Allow cookies for {host}, then open the link again.',
      noCookie:
        'The token is right, but this browser did not keep the cookie that signs you in. Allow cookies for {host}, then sign in again.',
    },
  },
  zh: {
    title: '登录 | PAI 镜像标签',
    product: 'PAI 镜像标签',
    heading: '登录',
    hint: '服务器启动时会输出带有访问令牌的链接。请打开该链接，或在此输入令牌。',
    token: '访问令牌',
    signIn: '登录',
    wrongInAddress: '网址中的访问令牌不正确。',
    script: {
      wrong: '访问令牌不正确。',
      tooMany: '访问令牌不正确。错误次数过多，请等待几秒后再试。',
      overloaded: '服务器过载，请稍后重试。',
      noAnswer: '服务器没有响应，请重试。',
      noCookieAfterLink:
        '如果您是通过带令牌的链接打开的：浏览器没有保存用于登录的 Cookie。请允许 {host} 使用 Cookie，然后重新打开链接。',
      noCookie: '令牌正确，但浏览器没有保存用于登录的 Cookie。请允许 {host} 使用 Cookie，然后重新登录。',
    },
  },
};

interface SignInFile {
  readonly type: string;
  readonly text: string;
}

/** The files of the sign-in page, by path. Served without the token, as the page is. */
export const SIGN_IN_FILES: ReadonlyMap<string, SignInFile> = new Map([
  ['/sign-in/sign-in.css', { type: 'text/css; charset=utf-8', text: style }],
  ['/sign-in/sign-in.js', { type: 'text/javascript; charset=utf-8', text: script }],
]);

/** The sign-in page. It reports a wrong token in the address. */
export function signInPage(wrongToken: boolean, basePath: string, preferences: Preferences): string {
  const { script: said, wrongInAddress, ...words } = SIGN_IN_WORDS[preferences.language];
  const texts: Readonly<Record<string, string>> = {
    ...words,
    problem: wrongToken ? wrongInAddress : '',
    script: JSON.stringify(said).replaceAll('"', '&quot;'),
  };
  const html = withTheme(htmlUnder(page, basePath), preferences);
  return html
    .replace('<html lang="en"', `<html lang="${LANGUAGE_TAGS[preferences.language]}"`)
    .replace(/\{\{(\w+)\}\}/g, (_, name) => texts[name] ?? '');
}
