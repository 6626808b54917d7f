import { createHash, createHmac } from 'node:crypto';
import type { Pair } from '../../contract/pair.ts';

/**
 * ACS3-HMAC-SHA256, the signature of Alibaba Cloud's API version 3, as pure functions. Steps and names follow the
 * vendor's description of the request signature; the same code signs (live source) and checks (embedded source).
 */
export const ACS3_ALGORITHM = 'ACS3-HMAC-SHA256';

export interface SignableRequest {
  readonly method: string;
  /** The path as sent, percent-encoded or not. */
  readonly path: string;
  /** Decoded names and values. */
  readonly query: readonly Pair[];
  /** The headers to sign, lower-case names, in any order. */
  readonly headers: readonly Pair[];
  /** Hex SHA-256 of the body. */
  readonly bodySha256: string;
}

export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Percent-encodes a text as RFC 3986 says: encodeURIComponent leaves `! ' ( ) *` raw, the signature does not. */
export function encodeStrictly(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Decoded and encoded again, because a path may be escaped differently on the wire than in the signature. */
function canonicalPath(path: string): string {
  return path.split('/').map(decodeURIComponent).map(encodeStrictly).join('/');
}

function byName(a: Pair, b: Pair): number {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1;
  return a[1] < b[1] ? -1 : 1;
}

function canonicalQuery(query: SignableRequest['query']): string {
  return [...query]
    .sort(byName)
    .map(([name, value]) => `${encodeStrictly(name)}=${encodeStrictly(value)}`)
    .join('&');
}

/** The text whose hash is signed. Throws URIError if the path has a broken percent escape. */
export function canonicalRequest(request: SignableRequest): string {
  const headers = [...request.headers].sort(byName);
  return [
    request.method,
    canonicalPath(request.path),
    canonicalQuery(request.query),
    headers.map(([name, value]) => `${name}:${value.trim()}\n`).join(''),
    headers.map(([name]) => name).join(';'),
    request.bodySha256,
  ].join('\n');
}

/** The signature of a request by a secret, 64 hex digits. Throws as `canonicalRequest` does. */
export function signatureOf(request: SignableRequest, secret: string): string {
  const stringToSign = `${ACS3_ALGORITHM}\n${sha256Hex(canonicalRequest(request))}`;
  return createHmac('sha256', secret).update(stringToSign).digest('hex');
}

/** The Authorization header of a request signed by this key. Throws as `canonicalRequest` does. */
export function authorizationHeader(
  request: SignableRequest,
  key: { readonly id: string; readonly secret: string },
): string {
  const names = request.headers.map(([name]) => name).sort();
  return `${ACS3_ALGORITHM} Credential=${key.id},SignedHeaders=${names.join(';')},Signature=${signatureOf(request, key.secret)}`;
}
