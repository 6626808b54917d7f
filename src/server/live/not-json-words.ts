import type { Received } from './send-request.ts';
import { statusCause } from './status-meaning.ts';

/** What tells one kind of body from another stands at its beginning. */
const MAX_BYTES = 16 * 1024;

/** Takes out of a text what must not be shown. */
type Scrub = (text: string) => string;

/** Says what came instead of JSON, after "PAI in cn-hangzhou ". Of the answer only its type and its Code are told. The cause is left to the status if that tells one. */
export function notJsonWords(received: Received, scrub: Scrub): string {
  const { status, contentType, contentEncoding } = received;
  if (contentEncoding !== 'identity') return `answered ${compressed(contentEncoding, scrub)} that was not asked for`;
  const body = received.body.toString('utf8', 0, MAX_BYTES);
  const unlessTold = (cause: string) => (statusCause(status) === undefined ? cause : '');
  const code = status < 400 ? '' : `HTTP ${status}`;
  if (body.trim() === '') return `answered with an empty body instead of data${inBrackets(code)}`;
  if (isXml(contentType, body)) {
    const facts = [code, codeInXml(body, scrub)].filter((fact) => fact !== '');
    return `answered with XML instead of JSON${inBrackets(facts.join(', '))}${unlessTold(': a gateway may stand in between')}`;
  }
  if (contentType === '' || /html/i.test(contentType))
    return `answered with a web page instead of data${inBrackets(code)}${unlessTold(': a proxy or a sign-in page of the network may stand in between')}`;
  return `answered with ${mediaType(contentType, scrub)} instead of JSON${inBrackets(code)}${unlessTold(': a proxy may stand in between')}`;
}

/** Says in what else than UTF-8 an answer is written, after "PAI in cn-hangzhou ". */
export function notUtf8Words({ body, contentType }: Received): string {
  const charset = /charset\s*=\s*"?([a-z0-9_.:-]{1,30})"?\s*(;|$)/i.exec(contentType)?.[1];
  const said = charset === undefined || /^utf-?8$/i.test(charset) ? '' : ` (its type says ${charset})`;
  return `answered with ${isUtf16(body) ? 'text in UTF-16' : 'bytes that are not UTF-8'}${said}: JSON in UTF-8 is expected`;
}

/** Whether a body is JSON in UTF-16: by its mark, or because one byte of its first sign is zero. */
export function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || first === 0 || second === 0;
}

function compressed(encoding: string, scrub: Scrub): string {
  const isWord = /^[a-z0-9, -]{1,40}$/.test(encoding) && scrub(encoding) === encoding;
  return isWord ? `in a compressed form (${encoding})` : 'in a compressed form';
}

function isXml(contentType: string, body: string): boolean {
  if (contentType === '') return body.trimStart().startsWith('<?xml');
  return /xml/i.test(contentType) && !/html/i.test(contentType);
}

/** PAI's gateway writes its refusals so for who does not ask for JSON. */
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
