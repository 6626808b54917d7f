import { hideSecrets } from '../../../../log/log.ts';
import type { FailureKind, RetryFix } from '../../failure.ts';
import type { Received } from '../send-request.ts';

/** The beginning of a body shows its kind. */
const MAX_BYTES = 16 * 1024;

/** Removes from a text what must not be shown. */
type Scrub = (text: string) => string;

/**
 * Describes a response that is not JSON, after "PAI in cn-hangzhou ". It shows only the type and the Code of the
 * response. It omits the cause if the status tells one.
 */
export function notJsonWords(received: Received, scrub: Scrub): string {
  const { status, contentType, contentEncoding } = received;
  if (contentEncoding !== 'identity') return `answered ${compressed(contentEncoding, scrub)} that was not asked for`;
  const body = received.body.toString('utf8', 0, MAX_BYTES);
  const causeHint = (cause: string) => (statusCause(status) === undefined ? cause : '');
  const code = status < 400 ? '' : `HTTP ${status}`;
  if (body.trim() === '') return `answered with an empty body instead of data${inBrackets(code)}`;
  if (isXml(contentType, body)) {
    const facts = [code, codeInXml(body, scrub)].filter((fact) => fact !== '');
    return `answered with XML instead of JSON${inBrackets(facts.join(', '))}${causeHint(': a gateway may stand in between')}`;
  }
  if (contentType === '' || /html/i.test(contentType))
    return `answered with a web page instead of data${inBrackets(code)}${causeHint(': a proxy or a sign-in page of the network may stand in between')}`;
  return `answered with ${mediaType(contentType, scrub)} instead of JSON${inBrackets(code)}${causeHint(': a proxy may stand in between')}`;
}

const NO_DATA: Readonly<Record<number, string>> = { 204: 'No Content', 205: 'Reset Content', 304: 'Not Modified' };

/**
 * Describes a response whose status means no data, after "PAI in cn-hangzhou ". Returns undefined if it may have data.
 * An empty body with status 200 may have been cut off, so it counts as broken JSON.
 */
export function noDataWords({ status, body }: Received): string | undefined {
  const name = Object.hasOwn(NO_DATA, status) ? NO_DATA[status] : undefined;
  if (name !== undefined) return `answered with HTTP ${status} (${name}), which has no data`;
  if (status > 200 && status < 300 && body.length === 0) return `answered with HTTP ${status} and an empty body`;
  return undefined;
}

/** Describes a response that is not in UTF-8, after "PAI in cn-hangzhou ". */
export function notUtf8Words({ body, contentType }: Received): string {
  const charset = /charset\s*=\s*"?([a-z0-9_.:-]{1,30})"?\s*(;|$)/i.exec(contentType)?.[1];
  const said = charset === undefined || /^utf-?8$/i.test(charset) ? '' : ` (its type says ${charset})`;
  const encoding = otherEncoding(body);
  const bytes = isNotText(body) ? 'bytes that are not text' : 'bytes that are not UTF-8';
  return `answered with ${encoding === undefined ? bytes : `text in ${encoding}`}${said}: JSON in UTF-8 is expected`;
}

/**
 * Detects UTF-16 and UTF-32 by the byte order mark, or by the zeros beside the first character, which is ASCII in JSON.
 */
export function otherEncoding(body: Uint8Array): 'UTF-16' | 'UTF-32' | undefined {
  const begin = Buffer.from(body.subarray(0, 4)).toString('hex');
  // SS is a printable ASCII character or ASCII white space.
  const signs = begin.replace(/../g, (byte) => (/^(0[9ad]|[2-6].|7[0-9a-e])$/.test(byte) ? 'SS' : byte));
  if (/^(fffe0000|0000feff|SS000000|000000SS)$/.test(signs)) return 'UTF-32';
  return /^(fffe|feff|SS00|00SS)/.test(signs) ? 'UTF-16' : undefined;
}

/** Whether a body contains a NUL or begins with another control character. Text has neither. */
export function isNotText(body: Uint8Array): boolean {
  const [first = 0x20] = body;
  const isControl = first < 0x20 && first !== 0x09 && first !== 0x0a && first !== 0x0d;
  return isControl || body.includes(0);
}

function compressed(encoding: string, scrub: Scrub): string {
  const isWord = /^[a-z0-9, -]{1,40}$/.test(encoding) && scrub(encoding) === encoding;
  return isWord ? `in a compressed form (${encoding})` : 'in a compressed form';
}

function isXml(contentType: string, body: string): boolean {
  if (contentType === '') return body.trimStart().startsWith('<?xml');
  return /xml/i.test(contentType) && !/html/i.test(contentType);
}

/** PAI's gateway sends errors in this form to clients that do not request JSON. */
function codeInXml(body: string, scrub: Scrub): string {
  const code = /<Code>([A-Za-z][A-Za-z0-9._-]{0,80})<\/Code>/.exec(body)?.[1];
  return code === undefined || scrub(code) !== code ? '' : `Code ${code}`;
}

function mediaType(contentType: string, scrub: Scrub): string {
  const type = /^[a-z]{1,20}\/[a-z0-9.+-]{1,60}(?=\s*(;|$))/i.exec(contentType.trim())?.[0];
  return type === undefined || scrub(type) !== type ? 'something else' : type;
}

function inBrackets(text: string): string {
  return text === '' ? '' : ` (${text})`;
}

/**
 * Removes secrets from a text of the service. It removes all that the log removes, and more by form: keys, signatures,
 * account ids (16 to 18 digits), and everything from the string to sign on, which the service often echoes. The log
 * keeps such numbers and hashes, because they are ours.
 */
export function scrubText(text: string, secrets: readonly string[]): string {
  // Known secrets come first: a pattern that hides part of one would leave the rest, which no longer matches.
  let scrubbed = hideSecrets(text, secrets, HIDDEN);
  for (const [pattern, instead] of PATTERNS) scrubbed = scrubbed.replace(pattern, instead);
  return scrubbed;
}

const HIDDEN = '***';

/** All beginnings are bounded, because a response may repeat the first character of one for megabytes. */
const PATTERNS: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [
    /[\s,;:.(]{0,4}\b(?:the |server ){0,2}(string[\s_-]?to[\s_-]?sign|canonical[\s_-]?(request|query|uri|headers))[\s\S]*$/i,
    ' (***)',
  ],
  [
    /\b(Signature|Credential|Token|SecurityToken|AccessKeyId|AccessKeySecret)(["']?\s{0,4}[=:]\s{0,4}["']?)[^\s,;"'&]+/gi,
    `$1$2${HIDDEN}`,
  ],
  [/\b(LTAI|STS\.|TMP\.)[A-Za-z0-9+/=_.-]{6,}/g, HIDDEN],
  [/(?<![A-Za-z0-9])[0-9a-f]{64}(?![A-Za-z0-9])/gi, HIDDEN],
  [/(?<!\d)\d{16,18}(?!\d)/g, HIDDEN],
];

export interface StatusMeaning {
  readonly kind: FailureKind;
  readonly fix: RetryFix;
  /** The status of the error for the browser. */
  readonly status: number;
  /** For throttling: the wait if the response gives none. */
  readonly waitSeconds?: number;
  /** The code of the failure, if the status says more than the body. */
  readonly ownCode?: string;
}

/** The cause that a status alone tells, for a failure whose body says nothing. It comes after a colon. */
export function statusCause(status: number): string | undefined {
  return Object.hasOwn(CAUSES, status) ? CAUSES[status] : undefined;
}

const CAUSES: Readonly<Record<number, string>> = {
  429: 'PAI, or a gateway in between, limits the pace of requests',
  502: 'a gateway in between got no valid answer from PAI',
  503: 'PAI, or a gateway in between, cannot answer now',
  504: 'a gateway in between waited too long for PAI',
};

/**
 * The meaning of a failure whose body says nothing, by its status. `code`: our code for the body. 401 is not passed on,
 * because it would send the page to its sign-in.
 */
export function statusMeaning(status: number, code: string): StatusMeaning {
  if (status === 429) return { kind: 'throttled', fix: 'time', status, waitSeconds: 1, ownCode: 'Throttling' };
  // An older answer must not replace a refusal, whatever its body is.
  if (status === 401) return { kind: 'refusal', fix: 'none', status: 502 };
  if (status === 403 || status === 404 || status === 410) return { kind: 'refusal', fix: 'none', status };
  if (status >= 500) return { kind: 'outage', fix: 'time', status: status === 503 || status === 504 ? status : 502 };
  if (status < 400 && code === 'BAD_JSON') return { kind: 'outage', fix: 'time', status: 502 };
  return { kind: 'odd', fix: 'none', status: 502 };
}

/** A hint for a response that may not come from PAI. Empty if the endpoint comes from the table. */
export function checkEndpointHint(hasOwnEndpoint: boolean): string {
  return hasOwnEndpoint ? '; check --endpoint' : '';
}
