import { createHash, createHmac } from 'node:crypto';
import { API_VERSION, ApiRefusal } from './pai-api.mjs';

/**
 * ACS3-HMAC-SHA256, written from the vendor's description and without the product's code: an error in shared code
 * would not be noticed.
 *
 * @typedef {{ readonly id: string, readonly secret: string, readonly securityToken?: string | undefined }} Key
 *
 * @typedef {object} SignedRequest
 * @property {string} operation
 * @property {string} method
 * @property {string} path as received, percent-encoded
 * @property {readonly (readonly [string, string])[]} query decoded
 * @property {Readonly<Record<string, string>>} headers by lower-case name
 * @property {string} bodySha256
 *
 * @typedef {object} Signature
 * @property {string} stringToSign
 * @property {readonly string[]} signedHeaders
 */

const CLOCK_TOLERANCE_MS = 15 * 60_000;
const AUTHORIZATION = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/;
const MUST_BE_SIGNED = [
  'host',
  'x-acs-action',
  'x-acs-content-sha256',
  'x-acs-date',
  'x-acs-signature-nonce',
  'x-acs-version',
];

/**
 * Creates the check of one service, which remembers nonces as PAI does. The check throws PAI's refusal, in PAI's order
 * of checks, and returns the signed parts if the signature is valid.
 *
 * @param {Key} key the only valid key
 */
export function signatureChecker(key) {
  /** @type {Map<string, number>} */
  const nonces = new Map();

  /**
   * @param {SignedRequest} request
   * @param {number} now the clock of the service, in milliseconds
   * @returns {Signature}
   */
  return (request, now) => {
    const { headers } = request;
    const [, id, list, signature] = AUTHORIZATION.exec(headers.authorization ?? '') ?? [];
    if (id === undefined || list === undefined) throw new ApiRefusal(400, 'IncompleteSignature');
    if (id !== key.id) throw new ApiRefusal(404, 'InvalidAccessKeyId.NotFound');
    const signedHeaders = list.split(';');
    demandSigned(headers, signedHeaders);
    if (headers['x-acs-action'] !== request.operation || headers['x-acs-version'] !== API_VERSION)
      throw new ApiRefusal(404, 'InvalidAction.NotFound');
    if (headers['x-acs-security-token'] !== key.securityToken)
      throw new ApiRefusal(400, 'InvalidSecurityToken.MismatchWithAccessKey');

    const date = headers['x-acs-date'] ?? '';
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date)) throw new ApiRefusal(400, 'InvalidTimeStamp.Format');
    if (Math.abs(Date.parse(date) - now) > CLOCK_TOLERANCE_MS) throw new ApiRefusal(400, 'InvalidTimeStamp.Expired');
    const canonical = canonicalRequest(request, signedHeaders);
    const stringToSign = `ACS3-HMAC-SHA256\n${sha256(canonical)}`;
    if (createHmac('sha256', key.secret).update(stringToSign).digest('hex') !== signature)
      throw new ApiRefusal(403, 'SignatureDoesNotMatch', echo(canonical));
    demandNewNonce(nonces, headers['x-acs-signature-nonce'] ?? '', now);
    return { stringToSign, signedHeaders };
  };
}

/**
 * PAI's message for a wrong signature, which reveals the string to sign.
 *
 * @param {string} stringToSign
 */
export function echo(stringToSign) {
  return `Specified signature does not match our calculation. server string to sign is:${stringToSign}`;
}

/**
 * @param {Readonly<Record<string, string>>} headers
 * @param {readonly string[]} signed
 */
function demandSigned(headers, signed) {
  const acs = Object.keys(headers).filter((name) => name.startsWith('x-acs-'));
  const missing = [...MUST_BE_SIGNED, ...acs].filter((name) => !signed.includes(name) || !headers[name]);
  if (missing.length > 0)
    throw new ApiRefusal(400, 'IncompleteSignature', `not signed or empty: ${missing.join(', ')}`);
}

/**
 * @param {Map<string, number>} nonces
 * @param {string} nonce
 * @param {number} now
 */
function demandNewNonce(nonces, nonce, now) {
  if (nonces.has(nonce)) throw new ApiRefusal(400, 'SignatureNonceUsed');
  nonces.set(nonce, now);
  // Oldest first: a Map keeps the order of insertion.
  for (const [old, at] of nonces) {
    if (now - at < 2 * CLOCK_TOLERANCE_MS && nonces.size < 100_000) break;
    nonces.delete(old);
  }
}

/**
 * @param {SignedRequest} request
 * @param {readonly string[]} signedHeaders
 */
function canonicalRequest(request, signedHeaders) {
  const path = request.path
    .split('/')
    .map((segment) => strict(decodeURIComponent(segment)))
    .join('/');
  const query = request.query.map(([name, value]) => `${strict(name)}=${strict(value)}`).toSorted();
  const headers = signedHeaders.toSorted().map((name) => `${name}:${(request.headers[name] ?? '').trim()}\n`);
  const names = signedHeaders.toSorted().join(';');
  return [request.method, path, query.join('&'), headers.join(''), names, request.bodySha256].join('\n');
}

/**
 * RFC 3986, which encodes more than encodeURIComponent does.
 *
 * @param {string} text
 */
function strict(text) {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** @param {string} text */
export function sha256(text) {
  return createHash('sha256').update(text).digest('hex');
}
