import { errorBody } from './pai-api.mjs';

/**
 * A request that passed the signature check, with everything that a fault needs to break the response.
 *
 * @typedef {object} Exchange
 * @property {import('node:http').ServerResponse} response
 * @property {string} requestId
 * @property {string} operation
 * @property {Readonly<Record<string, string>>} parameters decoded
 * @property {number} nth how often this target was requested before
 * @property {string} accessKeyId of the request
 * @property {string} stringToSign of the request
 * @property {string} canary the address of a server to which no redirect may be followed
 * @property {(changed?: Readonly<Record<string, string>>) => object} answer the response of a correct service, for other
 *   parameters if some are given; throws ApiRefusal
 *
 * @typedef {object} Fault
 * @property {string} id the workspace id that triggers it
 * @property {string} name
 * @property {number} [clockAheadMs] how far the service's clock is ahead for this request
 * @property {(exchange: Exchange) => void} answer
 */

/**
 * @param {Exchange} exchange
 * @param {object} body
 * @param {import('node:http').OutgoingHttpHeaders} [headers]
 * @param {number} [status]
 */
export function sendJson({ response, requestId }, body, headers = {}, status = 200) {
  const text = JSON.stringify(body);
  const length = Buffer.byteLength(text);
  response.writeHead(status, {
    'Content-Type': 'application/json;charset=utf-8',
    'Content-Length': length,
    'x-acs-request-id': requestId,
    ...headers,
  });
  response.end(text);
}

/**
 * @param {Exchange} exchange
 * @param {import('./pai-api.mjs').ApiRefusal} refusal
 * @param {import('node:http').OutgoingHttpHeaders} [headers]
 */
export function sendRefusal(exchange, refusal, headers = {}) {
  sendJson(exchange, errorBody(refusal, exchange.requestId), headers, refusal.status);
}

/** @param {Exchange} exchange */
export function sendSound(exchange) {
  sendJson(exchange, { RequestId: exchange.requestId, ...exchange.answer() });
}

/**
 * @param {Exchange} exchange
 * @param {number} milliseconds
 */
export function sendSlowly(exchange, milliseconds) {
  // Computed at once, so that an invalid request gets a refusal instead of no response.
  const body = { RequestId: exchange.requestId, ...exchange.answer() };
  const timer = setTimeout(() => sendJson(exchange, body), milliseconds);
  exchange.response.on('close', () => clearTimeout(timer));
}

/**
 * Writes bytes directly to the socket, because node's HTTP writes no broken responses, and closes the connection.
 *
 * @param {Exchange} exchange
 * @param {string} text
 */
export function sendRaw({ response }, text) {
  response.socket?.end(text);
}
