import { randomUUID } from 'node:crypto';
import { troubleshootUrl } from '../../contract/error-codes.ts';
import type { PaiError, PaiErrorBody } from '../../contract/errors.ts';
import { LANGUAGE_TAGS, type Language } from '../../contract/page-load/preferences.ts';
import { type Preferences, withTheme } from './preferences.ts';

interface RefusalWords {
  readonly heading: string;
  readonly toProduct: string;
  readonly product: string;
  /** The meaning of a refusal, by its code; without one, only the English message is shown. */
  readonly causes: Readonly<Record<string, string>>;
}

/** The text of a refusal outside /api. Messages name settings and headers, so they are not translated. */
const REFUSAL_WORDS: Readonly<Record<Language, RefusalWords>> = {
  en: {
    heading: 'This address was not answered',
    toProduct: 'Open PAI Image Labels',
    product: 'PAI Image Labels',
    causes: {},
  },
  zh: {
    heading: '无法打开此网址',
    toProduct: '打开 PAI 镜像标签',
    product: 'PAI 镜像标签',
    causes: {
      InternalError: '服务器内部错误，详情请查看服务器日志。',
      InvalidParameter: '请求的格式有误。',
      MisdirectedRequest: '服务器不接受该主机名。',
      NotFound: '此网址没有对应的页面。',
      OVERLOADED: '服务器过载，请稍后重试。',
      Throttling: '错误的访问令牌尝试次数过多，请稍后重试。',
      UnsupportedHTTPMethod: '不支持该请求方法。',
    },
  },
};

/** A RequestId in PAI's form: an upper-case UUID. */
export function newRequestId(): string {
  return randomUUID().toUpperCase();
}

/** The body of a refusal under /api. `hostId` is the requested host. */
export function refusalBody(error: PaiError, requestId: string, hostId: string): PaiErrorBody {
  return {
    RequestId: requestId,
    HostId: hostId,
    Code: error.code,
    Message: error.message,
    Recommend: troubleshootUrl(error.code, requestId),
    ...(error.accessDeniedDetail === undefined ? {} : { AccessDeniedDetail: error.accessDeniedDetail }),
  };
}

/** A plain page for a refusal outside /api. It has no style, because the product's policy forbids inline styles. */
export function refusalPage(error: PaiError, basePath: string, preferences: Preferences): string {
  const { heading, toProduct, product, causes } = REFUSAL_WORDS[preferences.language];
  const cause = causes[error.code];
  const page = [
    '<!doctype html>',
    `<html lang="${LANGUAGE_TAGS[preferences.language]}"><meta charset="utf-8"><meta name="color-scheme" content="light dark">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${error.status} | ${product}</title>`,
    `<h1>${heading}</h1>${cause === undefined ? '' : `<p>${cause}</p>`}<p lang="en">${escapeHtml(error.message)}</p>`,
    `<p><a href="${basePath}/">${toProduct}</a></p></html>`,
    '',
  ].join('\n');
  return withTheme(page, preferences);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** Cuts the middle out of a long text. The beginning stays, and so does the end, which says what is allowed. */
export function cutMiddle(text: string, max: number): string {
  if (text.length <= max) return text;
  const tail = Math.floor((max - 1) * 0.4);
  // A cut through a surrogate pair leaves an unreadable half.
  return `${text.slice(0, max - 1 - tail)}…${text.slice(-tail)}`.replace(/\p{Surrogate}/gu, '');
}
