import type { OperationName } from '../../../../contract/operations.ts';
import { API_VERSION } from '../../../../contract/operations.ts';
import { authorizationHeader, encodeStrictly, sha256Hex } from '../../../auth/acs3.ts';
import { segmentIssue } from '../../../http/target.ts';
import type { Parameters } from '../../print-request.ts';
import type { AccessKey } from '../credentials/access-key.ts';
import { liveOperation } from '../live-operations.ts';

export interface ToSign {
  readonly operation: OperationName;
  readonly parameters: Parameters;
  /** Scheme, host, port and the beginning of the path. */
  readonly base: URL;
  readonly key: AccessKey;
  /** Milliseconds since 1970, by the service's clock. */
  readonly time: number;
  /** A text that was never used before. */
  readonly nonce: string;
}

export interface SignedRequest {
  readonly method: 'GET';
  readonly origin: string;
  /** Path and query, encoded. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The signature and the nonce. Like the key, they must not reach a browser in an answer. */
  readonly secrets: readonly string[];
}

const NO_BODY_SHA256 = sha256Hex('');

/**
 * Builds and signs a request for one of the five operations. It sends only what is listed here, and nothing of the
 * browser's request.
 *
 * Throws TypeError for any other operation, and URIError for text that a URL cannot contain: call `parameterIssue`
 * first.
 */
export function signRequest({ operation: name, parameters, base, key, time, nonce }: ToSign): SignedRequest {
  const { path, query } = addressOf(name, parameters, base);
  const headers: Record<string, string> = {
    host: base.host,
    'x-acs-action': name,
    'x-acs-version': API_VERSION,
    'x-acs-date': `${new Date(time).toISOString().slice(0, 19)}Z`,
    'x-acs-signature-nonce': nonce,
    'x-acs-content-sha256': NO_BODY_SHA256,
  };
  if (key.securityToken !== undefined) headers['x-acs-security-token'] = key.securityToken;
  const signable = { method: 'GET', path, query, headers: Object.entries(headers), bodySha256: NO_BODY_SHA256 };
  const authorization = authorizationHeader(signable, key);
  return {
    method: 'GET',
    origin: base.origin,
    target: path + printQuery(query),
    headers: {
      ...headers,
      authorization,
      // Without it the gateway may respond with XML.
      accept: 'application/json',
      // A compressed response could exceed any limit when decompressed.
      'accept-encoding': 'identity',
    },
    secrets: [authorization.slice(authorization.lastIndexOf('=') + 1), nonce],
  };
}

/** The encoded path, and the parameters of the query. */
function addressOf(name: OperationName, parameters: Parameters, base: URL) {
  const operation = liveOperation(name);
  const query = parameters.filter(
    ([parameter, value]) =>
      value !== '' && parameter !== operation.inPath && (parameter !== 'Region' || operation.sendsRegion === true),
  );
  const path = base.pathname.replace(/\/$/, '') + operation.path + lastSegment(operation.inPath, parameters);
  return { path, query };
}

function lastSegment(inPath: string | undefined, parameters: Parameters): string {
  if (inPath === undefined) return '';
  return `/${encodeStrictly(parameterOf(inPath, parameters))}`;
}

function parameterOf(name: string, parameters: Parameters): string {
  return parameters.find(([other]) => other === name)?.[1] ?? '';
}

/** Why these parameters cannot be sent. Returns undefined if they can. */
export function parameterIssue(name: OperationName, parameters: Parameters): string | undefined {
  const { inPath } = liveOperation(name);
  // An empty segment or only dots mean another path, even if encoded.
  if (inPath !== undefined && segmentIssue(parameterOf(inPath, parameters)) !== undefined)
    return `${inPath} must be an id`;
  const broken = parameters.find(([, value]) => /\p{Surrogate}/u.test(value));
  return broken && `${broken[0]} holds half a character, which no address can carry`;
}

/**
 * The longest address that is sent, in bytes. PAI publishes no limit. Gateways commonly accept 16 KB and more, and
 * respond to longer addresses with a page or a closed connection, which does not help a person.
 */
const MAX_TARGET_BYTES = 16 * 1024;

/** Why these parameters make the address too long. Returns undefined if they do not. They must be encodable. */
export function targetLengthIssue(name: OperationName, parameters: Parameters, base: URL): string | undefined {
  const { path, query } = addressOf(name, parameters, base);
  const length = path.length + printQuery(query).length;
  return length > MAX_TARGET_BYTES ? tooLong(parameters, length) : undefined;
}

/** Names the largest parameter, with its given and its encoded length. */
function tooLong(parameters: Parameters, length: number): string {
  const sizes = parameters.map(([name, value]) => ({ name, value, encoded: encodeStrictly(value).length }));
  const { name, value, encoded } = sizes.reduce((most, one) => (one.encoded > most.encoded ? one : most));
  const given = Buffer.byteLength(value);
  return `${name} is too long for a request to PAI: its ${given} bytes take ${encoded} in the encoded address, which has ${length} and may have ${MAX_TARGET_BYTES}; ${shortenBy(name)}`;
}

/** Only two parameters contain conditions. */
function shortenBy(name: string): string {
  if (name === 'LabelFilter' || name === 'Labels') return 'use fewer or shorter conditions';
  if (name === 'LabelKeys') return 'ask for fewer keys';
  if (/Ids?$/.test(name)) return 'give an id as PAI answers it, which is far shorter';
  return 'give a shorter text';
}

/** Encoded as in the signature, so that the signature also matches at a gateway that checks it without decoding. */
function printQuery(query: Parameters): string {
  if (query.length === 0) return '';
  return `?${query.map(([name, value]) => `${encodeStrictly(name)}=${encodeStrictly(value)}`).join('&')}`;
}
