import { createServer } from 'node:http';
import { sha256, signatureChecker } from './check-signature.mjs';
import { sendRefusal, sendSound } from './exchange.mjs';
import { WORKSPACE_IMAGES } from './image-workspaces.mjs';
import { naiveCatalog } from './naive-catalog.mjs';
import { ODD_IMAGES } from './odd-images.mjs';
import { ApiRefusal, newRequestId, OPERATIONS } from './pai-api.mjs';
import { SENTINELS } from './sentinels.mjs';
import { soundService } from './sound-service.mjs';

/**
 * @typedef {import('./exchange.mjs').Exchange} Exchange
 *
 * @typedef {object} SeenRequest
 * @property {string} operation empty where the path belongs to none
 * @property {string} target
 * @property {readonly (readonly [string, string])[]} headers as they came, names in lower case
 * @property {readonly string[]} signedHeaders empty where the signature was refused
 * @property {string} stringToSign empty where the signature was refused
 * @property {number} at when it arrived, by performance.now
 * @property {number | undefined} abortedAt when its connection closed before the answer was out: the client gave up on
 *   it, or a fault closed it
 * @property {string | undefined} refusedWith the Code of the stand-in's own refusal, faults on demand aside
 *
 * @typedef {object} StandInOptions
 * @property {import('./check-signature.mjs').Key} key
 * @property {number} [port] 0 takes a free one
 * @property {string} [canary] where the redirecting fault points to
 * @property {(seen: SeenRequest) => void} [onRequest]
 * @property {() => number} [clock] in milliseconds since 1970
 */

/** How many requests are remembered; a load of hours must not fill the memory. */
const REMEMBERED = 20_000;

/**
 * Serves PAI's five read operations on loopback, as a service would that is out of order on demand: a WorkspaceId of
 * the table of sentinels gets the fault behind it.
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
  const answerTo = soundService(catalog);
  const checkSignature = signatureChecker(key);
  /** @type {SeenRequest[]} */
  const requests = [];
  /** How often each target of a sentinel was asked for. @type {Map<string, number>} */
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
    /** What arrived, oldest first. @type {readonly SeenRequest[]} */
    requests,
    /** How many requests arrived, forgotten ones included. */
    total: () => total,
    /** How many of them were refused for their form or signature, and not because there is nothing by their id. */
    refusals: () => refusals,
    /**
     * A fault for what the test chooses, before any sentinel; it gives false to let a request through.
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
 * The fault that a request asks for by its workspace, or by an image of it where an image is all that it names.
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
