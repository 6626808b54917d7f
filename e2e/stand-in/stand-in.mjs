import { createServer } from 'node:http';
import { sha256, signatureChecker } from './check-signature.mjs';
import { correctService } from './correct-service.mjs';
import { sendRefusal, sendSound } from './exchange.mjs';
import { WORKSPACE_IMAGES } from './image-workspaces.mjs';
import { naiveCatalog } from './naive-catalog.mjs';
import { ODD_IMAGES } from './odd-images.mjs';
import { ApiRefusal, newRequestId, OPERATIONS } from './pai-api.mjs';
import { SENTINELS } from './sentinels.mjs';

/**
 * @typedef {import('./exchange.mjs').Exchange} Exchange
 *
 * @typedef {object} SeenRequest
 * @property {string} operation empty if the path belongs to none
 * @property {string} target
 * @property {readonly (readonly [string, string])[]} headers as received, names in lower case
 * @property {readonly string[]} signedHeaders empty if the signature was refused
 * @property {string} stringToSign empty if the signature was refused
 * @property {number} at time of arrival, by performance.now
 * @property {number | undefined} abortedAt time at which its connection closed before the response was sent: the client gave up,
 *   or a fault closed it
 * @property {string | undefined} refusedWith the Code of the stand-in's own refusal, without faults on demand
 *
 * @typedef {object} StandInOptions
 * @property {import('./check-signature.mjs').Key} key
 * @property {number} [port] 0 takes a free one
 * @property {string} [canary] the target of the redirect fault
 * @property {(seen: SeenRequest) => void} [onRequest]
 * @property {() => number} [clock] in milliseconds since 1970
 */

/** The number of requests that are stored; a load of hours must not fill the memory. */
const REMEMBERED = 20_000;

/**
 * Serves PAI's five read operations on loopback, with errors on demand: a WorkspaceId of
 * the table of sentinels triggers its fault.
 *
 * @param {StandInOptions} options
 */
export async function startStandIn({
  key,
  port = 0,
  canary = 'http://127.0.0.1:9',
  onRequest = () => {},
  clock = Date.now,
}) {
  const catalog = naiveCatalog();
  const answerTo = correctService(catalog);
  const checkSignature = signatureChecker(key);
  /** @type {SeenRequest[]} */
  const requests = [];
  /** How often each target of a sentinel was requested. @type {Map<string, number>} */
  const asked = new Map();
  let total = 0;
  let refusals = 0;
  /** @type {((exchange: Exchange, seen: SeenRequest) => boolean) | undefined} */
  let fault;

  const server = createServer({ keepAliveTimeout: 30_000 }, (request, response) => {
    const [path = '', search = ''] = (request.url ?? '').split(/\?(.*)/s);
    const operation = OPERATIONS.find((one) => one.path.test(path));
    /** @type {SeenRequest} */
    const seen = {
      operation: operation?.name ?? '',
      target: request.url ?? '',
      headers: pairs(request.rawHeaders),
      signedHeaders: [],
      stringToSign: '',
      at: performance.now(),
      abortedAt: undefined,
      refusedWith: undefined,
    };
    total += 1;
    if (requests.push(seen) > REMEMBERED) requests.shift();
    response.on('close', () => {
      if (!response.writableFinished) seen.abortedAt = performance.now();
    });
    /** @type {Exchange} */
    const exchange = {
      response,
      requestId: newRequestId(),
      operation: seen.operation,
      parameters: {},
      nth: 0,
      accessKeyId: key.id,
      stringToSign: '',
      canary,
      answer: () => ({}),
    };
    try {
      if (!operation || request.method !== 'GET') throw new ApiRefusal(404, 'InvalidApi.NotFound');
      const query = [...new URLSearchParams(search)];
      const id = decodeURIComponent(operation.path.exec(path)?.[1] ?? '');
      const sentinel = sentinelOf(operation.name, query, id);
      const now = clock() + (sentinel?.clockAheadMs ?? 0);
      response.setHeader('Date', new Date(now).toUTCString());
      const headers = Object.fromEntries(seen.headers);
      const signed = { operation: operation.name, method: 'GET', path, query, headers, bodySha256: sha256('') };
      Object.assign(seen, checkSignature(signed, now));
      exchange.stringToSign = seen.stringToSign;
      exchange.parameters = Object.fromEntries(query);
      exchange.answer = (changed = {}) => answerTo(operation, id, [...query, ...Object.entries(changed)]);
      if (fault?.(exchange, seen)) return;
      if (!sentinel) return sendSound(exchange);
      exchange.nth = asked.get(seen.target) ?? 0;
      asked.set(seen.target, exchange.nth + 1);
      sentinel.answer(exchange);
    } catch (error) {
      const refusal = error instanceof ApiRefusal ? error : new ApiRefusal(500, 'InternalError', String(error));
      seen.refusedWith = refusal.code;
      if (refusal.status !== 404) refusals += 1;
      sendRefusal(exchange, refusal);
    } finally {
      onRequest(seen);
    }
  });

  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The stand-in has no port.');
  return {
    port: address.port,
    origin: `http://127.0.0.1:${address.port}`,
    /** The received requests, oldest first. @type {readonly SeenRequest[]} */
    requests,
    /** The number of received requests, including those no longer stored. */
    total: () => total,
    /** How many were refused for their form or signature, and not because their id is unknown. */
    refusals: () => refusals,
    /**
     * A fault that a test sets; it runs before any sentinel and returns false to let a request through.
     *
     * @param {((exchange: Exchange, seen: SeenRequest) => boolean) | undefined} next
     */
    setFault: (next) => {
      fault = next;
    },
    /** Changes the images of every scope, as teams do from one day to the next. */
    changeImages: catalog.change,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** @type {ReadonlyMap<string, string>} */
const WORKSPACE_OF_IMAGE = new Map(
  [...WORKSPACE_IMAGES, ...ODD_IMAGES].map((image) => [image.ImageId, image.WorkspaceId ?? '']),
);

/**
 * The fault for the workspace of a request, or for the workspace of its image if it names only an image.
 *
 * @param {string} operation
 * @param {readonly (readonly [string, string])[]} query
 * @param {string} id of the path
 */
function sentinelOf(operation, query, id) {
  if (operation === 'GetWorkspace') return SENTINELS.get(id);
  if (operation === 'GetImage') return SENTINELS.get(WORKSPACE_OF_IMAGE.get(id) ?? '');
  const value = query.find(([name]) => name === 'WorkspaceId' || name === 'WorkspaceIds')?.[1];
  return value === undefined ? undefined : SENTINELS.get(value);
}

/**
 * @param {readonly string[]} rawHeaders
 * @returns {readonly (readonly [string, string])[]}
 */
function pairs(rawHeaders) {
  return rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name.toLowerCase(), rawHeaders[at + 1] ?? '']] : []));
}
