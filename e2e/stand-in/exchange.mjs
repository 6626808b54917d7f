import { errorBody } from './pai-api.mjs';

/**
 * One request that passed the signature check, and what a fault needs to spoil its answer.
 *
 * @typedef {object} Exchange
 * @property {import('node:http').ServerResponse} response
 * @property {string} requestId
 * @property {string} operation
 * @property {Readonly<Record<string, string>>} parameters as they came, decoded
 * @property {number} nth how often this very target was asked for before
 * @property {string} accessKeyId of the request
 * @property {string} stringToSign of the request
 * @property {string} canary the address of a server that nobody must follow a redirect to
 * @property {(changed?: Readonly<Record<string, string>>) => object} answer what a sound service would answer, to other
 *   parameters where some are given; throws ApiRefusal
 *
 * @typedef {object} Fault
 * @property {string} id the workspace id that asks for it
 * @property {string} name
 * @property {number} [clockAheadMs] how far the service's clock is ahead while it judges the request
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
  // Judged at once, so that a request at fault is refused and not left without an answer.
  const body = { RequestId: exchange.requestId, ...exchange.answer() };
  const timer = setTimeout(() => sendJson(exchange, body), milliseconds);
  exchange.response.on('close', () => clearTimeout(timer));
}

/**
 * Sends bytes past node's own HTTP, which writes no broken answers, and closes the connection when they are gone.
 *
 * @param {Exchange} exchange
 * @param {string} text
 */
export function sendRaw({ response }, text) {
  response.socket?.end(text);
}
