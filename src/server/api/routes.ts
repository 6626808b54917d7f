import type { Hono } from 'hono';
import * as z from 'zod/mini';
import {
  OPERATION_NAMES,
  OPERATIONS,
  type OperationName,
  type ProvenanceResponse,
  type SessionResponse,
} from '../../contract/operations.ts';
import type { Pair } from '../../contract/pair.ts';
import { MCP_PATH, PATHS } from '../../contract/paths.ts';
import { type Network, REGIONS } from '../../contract/regions.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { SignatureCheck } from '../auth/verify-signature.ts';
import type { History } from '../history/history.ts';
import { EncodedBytes } from '../http/encoded-bytes.ts';
import { bypassesCache, CSP_REPORT_PATH } from '../http/headers.ts';
import { readQuery, readSegment, type Target } from '../http/target.ts';
import type { Log } from '../log/log.ts';
import { firstFiles, type StaticFiles } from '../page/static-files.ts';
import {
  type Ask,
  type AskOptions,
  type ImageSource,
  type SourceResult,
  WrittenAnswer,
} from '../sources/image-source.ts';
import type { AnswerMemory, ReadyAnswer } from './answer-memory.ts';
import {
  type AppContext,
  type AppEnv,
  invalidParameter,
  jsonBytes,
  methodNotAllowed,
  refuse,
  sendJson,
  setFreshness,
} from './answers.ts';
import { answerChanges } from './changes-route.ts';
import { createReportAnswer } from './csp-report.ts';
import { answerHistory } from './history-route.ts';
import { answerImageSet } from './image-set-route.ts';
import { createMcpAnswer } from './mcp-route.ts';
import { answerNewest } from './newest-route.ts';
import { readParameters, unsignedRefusal } from './read-request.ts';

export interface ApiParts {
  readonly source: ImageSource;
  readonly settings: PageSettings;
  readonly version: string;
  /** The built page; if absent, only the API is served. */
  readonly files?: StaticFiles;
  /** The path under which a proxy serves the product; empty or absent for the root. */
  readonly basePath?: string;
  /** If present, every request for data must pass it. */
  readonly checkSignature?: SignatureCheck;
  /** If absent, no days are kept. */
  readonly history?: History;
  /** Caches the responses of this source; if absent, the app creates one. */
  readonly memory?: AnswerMemory;
  /** Gets our own errors and the browsers' reports. */
  readonly log?: Log;
}

/** The settings that the page needs. */
export interface PageSettings {
  /** The scope that the page opens with; empty texts mean all. */
  readonly region: string;
  readonly workspaceId: string;
  /** The flags or variables that chose it, if any did. */
  readonly by?: { readonly region?: string; readonly workspaceId?: string };
  /** Live only; the values of the session. */
  readonly network?: Network | undefined;
  readonly endpoint?: string | undefined;
}

/** Adds everything under /api. */
export function addApiRoutes(
  app: Hono<AppEnv>,
  parts: ApiParts,
  memory: AnswerMemory,
  session: Omit<SessionResponse, 'RequestId'>,
): void {
  for (const route of ROUTES)
    app.all(route.path, (c) => only('GET', c, () => answerOperation(c, route, parts, memory)));
  addOwn(app, PATHS.session, () => session);
  const provenance = (): Omit<ProvenanceResponse, 'RequestId'> => ({ Images: [...parts.source.provenance()] });
  const { checkSignature } = parts;
  addOwn(app, PATHS.provenance, provenance, checkSignature && { action: 'GetProvenance', checkSignature });
  app.all(PATHS.imageSet, (c) => only('GET', c, () => answerImageSet(c, parts)));
  app.all(PATHS.newest, (c) => only('GET', c, () => answerNewest(c, parts)));
  app.all(PATHS.history, (c) => only('GET', c, () => answerHistory(c, parts)));
  app.all(PATHS.changes, (c) => only('GET', c, () => answerChanges(c, parts)));
  const answerMcp = createMcpAnswer(parts);
  app.all(MCP_PATH, (c) => only('POST', c, () => answerMcp(c)));
  const answerReport = createReportAnswer(parts.log);
  app.all(CSP_REPORT_PATH, (c) => only('POST', c, () => answerReport(c)));
  const nothingHere = (c: AppContext) => {
    const { path } = c.env.target;
    const message = `${path.slice(0, 200)} is not a path of this API; its operations: ${OPERATION_LIST}`;
    return refuse(c, { code: 'InvalidApi.NotFound', message, status: 404 });
  };
  app.all('/api', nothingHere);
  app.all('/api/*', nothingHere);
}

/** HEAD is refused too: PAI's operations support only GET. */
function only(method: 'GET' | 'POST', c: AppContext, answer: () => Response | Promise<Response>) {
  return c.req.method === method ? answer() : methodNotAllowed(c, method);
}

async function answerOperation(
  c: AppContext,
  operation: Route,
  parts: ApiParts,
  memory: AnswerMemory,
): Promise<Response> {
  const { target, requestId } = c.env;
  const query = readQuery(target.query);
  if (!query.ok) return refuse(c, invalidParameter(query.error));
  const fromPath = readPath(operation, target);
  if (!fromPath.ok) return refuse(c, invalidParameter(fromPath.error));
  const unsigned = unsignedRefusal(c, operation.name, query.value, parts.checkSignature);
  if (unsigned) return refuse(c, unsigned);
  const call = operation.prepare(query.value, fromPath.value);
  if (!call.ok) return refuse(c, invalidParameter(call.error));
  const { request, ask } = call.value;
  const look = memory.lookFor(operation.name, request);
  const bypassCache = bypassesCache(c.req.raw.headers.get('cache-control'));
  const atHand = bypassCache ? undefined : look();
  if (atHand) {
    memory.remember(target, look);
    return sendReady(c, atHand);
  }
  const outcome = await ask(parts.source, c.req.raw.signal, { bypassCache });
  if (!outcome.ok) return refuse(c, outcome.error);
  const { answer, freshness } = outcome.value;
  if (freshness) setFreshness(c, freshness);
  const written = answer instanceof WrittenAnswer ? answer : write(answer, requestId);
  memory.keep(operation.name, request, written);
  memory.remember(target, look);
  return sendWritten(c, written, written.requestId);
}

/** A cached response of the catalog has the RequestId of another request; a response of PAI keeps PAI's own. */
function sendReady(c: AppContext, { answer, freshness }: ReadyAnswer): Promise<Response> {
  if (freshness) setFreshness(c, freshness);
  return sendWritten(c, answer, freshness === undefined ? c.env.requestId : answer.requestId);
}

function write(answer: object, requestId: string): WrittenAnswer {
  const body = { RequestId: requestId, ...answer };
  return new WrittenAnswer(jsonBytes(body), body.RequestId);
}

/** Sends the bytes without a copy: all clients that wait for a response share them. */
function sendWritten(c: AppContext, { body, leftOut }: WrittenAnswer, requestId: string): Promise<Response> {
  c.header('x-acs-request-id', requestId);
  if (leftOut !== undefined) c.header('X-Pai-Left-Out', leftOut);
  return sendJson(c, body);
}

/** The parameter in the last segment of the path, or an error. */
function readPath(operation: Route, target: Target): Result<Readonly<Record<string, string>>> {
  if (operation.inPath === undefined) return ok({});
  const read = readSegment(operation.inPath, target.path.slice(target.path.lastIndexOf('/') + 1));
  return read.ok ? ok({ [operation.inPath]: read.value }) : read;
}

/** How a client signs a request for one of our own paths. */
interface Signing {
  readonly action: string;
  readonly checkSignature: SignatureCheck;
}

/** Adds one of our own paths, beside PAI's, that has no parameter. One that returns data gets `signed`. */
function addOwn(app: Hono<AppEnv>, path: string, answer: () => object, signed?: Signing): void {
  app.all(path, (c) =>
    only('GET', c, () => {
      const query = readQuery(c.env.target.query);
      const unsigned = signed && query.ok && unsignedRefusal(c, signed.action, query.value, signed.checkSignature);
      if (unsigned) return refuse(c, unsigned);
      const judged = query.ok ? readParameters(path, z.object({}), query.value, {}) : query;
      if (!judged.ok) return refuse(c, invalidParameter(judged.error));
      return sendJson(c, new EncodedBytes(jsonBytes({ RequestId: c.env.requestId, ...answer() })));
    }),
  );
}

/** A catalog may name any number of regions. A longer list helps no one, and every id can be typed. */
const MAX_UNLISTED = 200;

/** The data about this server that the page needs. It stays the same as long as the server runs. */
export function sessionOf(parts: ApiParts, asksForToken: boolean): Omit<SessionResponse, 'RequestId'> {
  const { source, settings } = parts;
  const { region: regionBy, workspaceId: workspaceBy } = settings.by ?? {};
  const build = parts.files && firstFiles(parts.files, parts.basePath ?? '');
  return {
    source: source.kind,
    signed: parts.checkSignature !== undefined,
    ...(asksForToken ? { token: true } : {}),
    region: settings.region,
    ...(regionBy === undefined ? {} : { regionBy }),
    workspaceId: settings.workspaceId,
    ...(workspaceBy === undefined ? {} : { workspaceBy }),
    regions: [...REGIONS.map((region) => region.id), ...(source.catalog?.unlistedRegions.slice(0, MAX_UNLISTED) ?? [])],
    ...(settings.network === undefined ? {} : { network: settings.network }),
    ...(settings.endpoint === undefined ? {} : { endpoint: settings.endpoint }),
    ...(parts.history && { history: true }),
    ...(source.imageCount === undefined ? {} : { images: source.imageCount }),
    ...(source.catalog === undefined ? {} : { labels: source.catalog.labelCount }),
    version: parts.version,
    ...(build === undefined ? {} : { build: [...build] }),
  };
}

/** The route of one operation of PAI's API. */
export interface Route {
  readonly name: OperationName;
  /** The path in the router's terms. */
  readonly path: string;
  /** The parameter of the path's last segment, if there is one. */
  readonly inPath: string | undefined;
  /** Validates the parameters, and returns a call to the source if they are valid. */
  readonly prepare: (pairs: readonly Pair[], fromPath: Readonly<Record<string, string>>) => Result<Call>;
}

interface Call {
  /** As the schema of the contract reads it. */
  readonly request: object;
  readonly ask: (source: ImageSource, signal: AbortSignal, how: AskOptions) => Promise<SourceResult<object>>;
}

function routeOf(name: OperationName): Route {
  const facts = OPERATIONS[name];
  const inPath = 'inPath' in facts ? facts.inPath : undefined;
  const method = methodOf(name);
  return {
    name,
    path: inPath === undefined ? facts.path : `${facts.path}/:${inPath}`,
    inPath,
    prepare: (pairs, fromPath) => {
      const read = readParameters(name, facts.request, pairs, fromPath);
      if (!read.ok) return read;
      // The schema and the method belong to one name, which TypeScript cannot follow through a union of operations.
      const ask: Call['ask'] = (source, signal, how) =>
        (source[method] as Ask<object, object>)(read.value, signal, how);
      return ok({ request: read.value, ask });
    },
  };
}

/** `listImages` for `ListImages`. */
function methodOf<Name extends OperationName>(name: Name): Uncapitalize<Name> {
  return `${name.slice(0, 1).toLowerCase()}${name.slice(1)}` as Uncapitalize<Name>;
}

/** The supported operations, all read-only. */
const ROUTES: readonly Route[] = OPERATION_NAMES.map(routeOf);

const OPERATION_LIST = ROUTES.map(({ path }) => path.replace(/:(\w+)/, '{$1}')).join(', ');
