import { scrubText } from './scrub-text.ts';
import type { Received } from './send-request.ts';

/** Says what came instead of JSON, after "PAI in cn-hangzhou ". Of the answer only its type and its Code are told. */
export function notJsonWords(received: Received, secrets: readonly string[]): string {
  const { status, contentType, contentEncoding, body } = received;
  if (contentEncoding !== 'identity') return 'answered in a compressed form that was not asked for';
  const code = status < 400 ? '' : `HTTP ${status}`;
  if (body.trim() === '') return `answered with an empty body instead of data${inBrackets(code)}`;
  if (isXml(contentType, body)) {
    const facts = [code, codeInXml(body, secrets)].filter((fact) => fact !== '');
    return `answered with XML instead of JSON${inBrackets(facts.join(', '))}: a gateway may stand in between`;
  }
  if (contentType === '' || /html/i.test(contentType))
    return `answered with a web page instead of data${inBrackets(code)}: a proxy or a sign-in page of the network may stand in between`;
  return `answered with ${mediaType(contentType, secrets)} instead of JSON${inBrackets(code)}: a proxy may stand in between`;
}

function isXml(contentType: string, body: string): boolean {
  if (contentType === '') return body.trimStart().startsWith('<?xml');
  return /xml/i.test(contentType) && !/html/i.test(contentType);
}

/** PAI's gateway writes its refusals so for who does not ask for JSON. */
function codeInXml(body: string, secrets: readonly string[]): string {
  const code = /<Code>([A-Za-z][A-Za-z0-9._-]{0,80})<\/Code>/.exec(body)?.[1];
  return code === undefined || scrubText(code, secrets) !== code ? '' : `Code ${code}`;
}

function mediaType(contentType: string, secrets: readonly string[]): string {
  const type = /^[a-z]{1,20}\/[a-z0-9.+-]{1,60}(?=\s*(;|$))/i.exec(contentType.trim())?.[0];
  return type === undefined || scrubText(type, secrets) !== type ? 'something else' : type;
}

function inBrackets(text: string): string {
  return text === '' ? '' : ` (${text})`;
}
