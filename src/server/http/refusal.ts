import { randomUUID } from 'node:crypto';
import { troubleshootUrl } from '../../contract/error-codes.ts';
import type { PaiError, PaiErrorBody } from '../../contract/errors.ts';
import { LANGUAGE_TAGS } from '../../contract/page-load/preferences.ts';
import { type Preferences, withTheme } from './preferences.ts';
import { REFUSAL_WORDS } from './refusal-words.ts';

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
export function cutMiddle(text: string, most: number): string {
  if (text.length <= most) return text;
  const tail = Math.floor((most - 1) * 0.4);
  // A cut through a surrogate pair leaves an unreadable half.
  return `${text.slice(0, most - 1 - tail)}…${text.slice(-tail)}`.replace(/\p{Surrogate}/gu, '');
}
