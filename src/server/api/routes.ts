import type { Hono } from 'hono';
import * as z from 'zod/mini';
import {
  OPERATION_NAMES,
  OPERATIONS,
  type OperationName,
  PATHS,
  type ProvenanceResponse,
  type SessionResponse,
} from '../../contract/operations.ts';
import type { Pair } from '../../contract/pair.ts';
import { type Network, REGIONS } from '../../contract/regions.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import type { SignatureCheck } from '../auth/verify-signature.ts';
import { CSP_REPORT_PATH } from '../http/headers.ts';
import { cutMiddle } from '../http/refusal.ts';
import { readQuery, readSegment, type Target } from '../http/target.ts';
import type { Log } from '../log/log.ts';
import { firstFiles, type StaticFiles } from '../page/static-files.ts';
import {
  type Ask,
  type Freshness,
  type HowToAsk,
  type ImageSource,
  type SourceResult,
  WrittenAnswer,
} from '../sources/image-source.ts';
import { type AppContext, type AppEnv, invalidParameter, methodNotAllowed, refuse } from './answers.ts';
import { createReportAnswer } from './csp-report.ts';

export interface ApiParts {
  readonly source: ImageSource;
  readonly settings: PageSettings;
  readonly version: string;
  /** The built page; left out, only the API is answered. */
  readonly files?: StaticFiles;
  /** Under which a proxy serves the product; empty or left out for the root. */
  readonly basePath?: string;
  /** When given, every /api/v1 request must pass it. */
  readonly checkSignature?: SignatureCheck;
  /** Takes faults of our own and what browsers report. */
  readonly log?: Log;
}

/** What the settings say that the page must know. */
export interface PageSettings {
  /** What the page opens with; empty texts mean all. */
  readonly region: string;
  readonly workspaceId: string;
  /** The flags or variables that chose them, if any did. */
  readonly by?: { readonly region?: string; readonly workspaceId?: string };
  /** Live only, as the session tells them. */
  readonly network?: Network | undefined;
  readonly endpoint?: string | undefined;
}

/** Adds everything under /api. */
export function addApiRoutes(app: Hono<AppEnv>, parts: ApiParts): void {
  for (const route of ROUTES) app.all(route.path, (c) => only('GET', c, () => answerOperation(c, route, parts)));
  const session = sessionOf(parts);
  addOwn(app, PATHS.session, () => session);
  addOwn(
    app,
    PATHS.provenance,
    (): Omit<ProvenanceResponse, 'RequestId'> => ({ Images: [...parts.source.provenance()] }),
  );
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

/** HEAD too is turned away: PAI's operations know GET alone. */
function only(method: 'GET' | 'POST', c: AppContext, answer: () => Response | Promise<Response>) {
  return c.req.method === method ? answer() : methodNotAllowed(c, method);
}

async function answerOperation(c: AppContext, operation: Route, parts: ApiParts): Promise<Response> {
  const { target, requestId } = c.env;
  const query = readQuery(target.query);
  if (!query.ok) return refuse(c, invalidParameter(query.error));
  const fromPath = readPath(operation, target);
  if (!fromPath.ok) return refuse(c, invalidParameter(fromPath.error));
  const unsigned = parts.checkSignature?.({
    operation: operation.name,
    method: c.req.method,
    path: target.path,
    query: query.value,
    headers: c.req.raw.headers,
    // The guard lets no GET with a body through.
    body: new Uint8Array(),
  });
  if (unsigned) return refuse(c, unsigned);
  const call = operation.prepare(query.value, fromPath.value);
  if (!call.ok) return refuse(c, invalidParameter(call.error));
  const outcome = await call.value(parts.source, c.req.raw.signal, {
    bypassCache: bypassesCache(c.req.raw.headers.get('cache-control')),
  });
  if (!outcome.ok) return refuse(c, outcome.error);
  const { answer, freshness } = outcome.value;
  if (freshness) tellFreshness(c, freshness);
  if (answer instanceof WrittenAnswer) return sendWritten(c, answer);
  const body = { RequestId: requestId, ...answer };
  c.header('x-acs-request-id', body.RequestId);
  return c.json(body);
}

/** Sends the bytes as they are: all who wait for an answer share them. */
function sendWritten(c: AppContext, { bytes, requestId, leftOut }: WrittenAnswer): Response {
  c.header('x-acs-request-id', requestId);
  if (leftOut !== undefined) c.header('X-Pai-Left-Out', leftOut);
  return c.body(bytes, 200, { 'Content-Type': 'application/json' });
}

/** In headers, never in the body: that is PAI's own, and so it stays. */
function tellFreshness(c: AppContext, { ageSeconds, stale }: Freshness): void {
  c.header('Age', String(Math.max(0, Math.floor(ageSeconds))));
  if (stale) c.header('X-Pai-Stale', 'true');
}

/** The parameter that the last segment of the path stands for, or what is wrong with it. */
function readPath(operation: Route, target: Target): Result<Readonly<Record<string, string>>> {
  if (operation.inPath === undefined) return ok({});
  const read = readSegment(operation.inPath, target.path.slice(target.path.lastIndexOf('/') + 1));
  return read.ok ? ok({ [operation.inPath]: read.value }) : read;
}

/** Adds a path of our own, beside PAI's, that takes no parameter. */
function addOwn(app: Hono<AppEnv>, path: string, answer: () => object): void {
  app.all(path, (c) =>
    only('GET', c, () => {
      const query = readQuery(c.env.target.query);
      const judged = query.ok ? readParameters(path, z.object({}), query.value, {}) : query;
      if (!judged.ok) return refuse(c, invalidParameter(judged.error));
      return c.json({ RequestId: c.env.requestId, ...answer() });
    }),
  );
}

/** A catalog may name any number of regions. A list of more than these helps nobody, and every id can be typed. */
const MAX_UNLISTED = 200;

function sessionOf(parts: ApiParts): Omit<SessionResponse, 'RequestId'> {
  const { source, settings } = parts;
  const { region: regionBy, workspaceId: workspaceBy } = settings.by ?? {};
  const build = parts.files && firstFiles(parts.files, parts.basePath ?? '');
  return {
    source: source.kind,
    signed: parts.checkSignature !== undefined,
    region: settings.region,
    ...(regionBy === undefined ? {} : { regionBy }),
    workspaceId: settings.workspaceId,
    ...(workspaceBy === undefined ? {} : { workspaceBy }),
    regions: [...REGIONS.map((region) => region.id), ...(source.catalog?.unlistedRegions.slice(0, MAX_UNLISTED) ?? [])],
    ...(settings.network === undefined ? {} : { network: settings.network }),
    ...(settings.endpoint === undefined ? {} : { endpoint: settings.endpoint }),
    ...(source.imageCount === undefined ? {} : { images: source.imageCount }),
    ...(source.catalog === undefined ? {} : { labels: source.catalog.labelCount }),
    version: parts.version,
    ...(build === undefined ? {} : { build: [...build] }),
  };
}

/**
 * Whether a Cache-Control header of a request asks past caches: the directive `no-cache` by itself, in any case and at
 * any place of the list. The same word in a quoted text, or with an argument, means something else.
 */
export function bypassesCache(header: string | null): boolean {
  const unquoted = (header ?? '').replace(/"[^"]*"?/g, '""');
  return unquoted.split(',').some((directive) => directive.trim().toLowerCase() === 'no-cache');
}

/** What is needed of a request schema of the contract. */
export interface RequestSchema<Request> {
  readonly shape: Readonly<Record<string, unknown>>;
  safeParse(
    data: unknown,
  ):
    | { readonly success: true; readonly data: Request }
    | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/**
 * Turns the decoded parameters of an operation into its typed request, or into a message that begins with a
 * parameter's name and says what is allowed. Unknown and repeated parameters are issues; an empty one counts as
 * absent, because official clients send `ImageId=`. `fromPath` holds what the path gave, which the query must not.
 */
function readParameters<Request>(
  operation: string,
  schema: RequestSchema<Request>,
  pairs: readonly Pair[],
  fromPath: Readonly<Record<string, string>>,
): Result<Request> {
  const allowed = Object.keys(schema.shape).filter((name) => !Object.hasOwn(fromPath, name));
  const values = new Map<string, string>(Object.entries(fromPath));
  const seen = new Set<string>();
  for (const [name, value] of pairs) {
    if (!allowed.includes(name))
      return issueOf(name, `is not a parameter of ${operation}; allowed: ${listed(allowed)}`);
    if (seen.has(name)) return issueOf(name, 'must be given once, not several times');
    seen.add(name);
    if (value !== '') values.set(name, value);
  }
  const parsed = schema.safeParse(Object.fromEntries(values));
  if (parsed.success) return ok(parsed.data);
  const messages = parsed.error.issues.map((issue) => describeIssue(issue, values));
  return failed(cutMiddle([...new Set(messages)].join('. '), 1_000));
}

function issueOf(name: string, what: string): Result<never> {
  return failed(`${name === '' ? '(a parameter without a name)' : cutMiddle(name, 60)} ${what}`);
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : [...names].sort().join(', ');
}

/** The contract's messages read on after the name. Those that say what must be are completed by what was given. */
function describeIssue(issue: Issue, values: ReadonlyMap<string, string>): string {
  const name = String(issue.path[0] ?? '');
  const message = `${name} ${cutMiddle(issue.message, 300)}`;
  const given = values.get(name);
  if (!issue.message.startsWith('must ') || given === undefined) return message;
  return `${message}, not ${JSON.stringify(cutMiddle(given, 60))}`;
}

/** One operation of PAI's API as it is routed here. */
export interface Route {
  readonly name: OperationName;
  /** The path in the router's terms. */
  readonly path: string;
  /** The parameter that the last segment of the path stands for, if it does. */
  readonly inPath: string | undefined;
  /** Judges the parameters, and gives a call to the source if they are fine. */
  readonly prepare: (pairs: readonly Pair[], fromPath: Readonly<Record<string, string>>) => Result<Call>;
}

type Call = (source: ImageSource, signal: AbortSignal, how: HowToAsk) => Promise<SourceResult<object>>;

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
      return ok((source, signal, how) => (source[method] as Ask<object, object>)(read.value, signal, how));
    },
  };
}

/** `listImages` for `ListImages`. */
function methodOf<Name extends OperationName>(name: Name): Uncapitalize<Name> {
  return `${name.slice(0, 1).toLowerCase()}${name.slice(1)}` as Uncapitalize<Name>;
}

/** The operations on offer, all of them reads. */
const ROUTES: readonly Route[] = OPERATION_NAMES.map(routeOf);

const OPERATION_LIST = ROUTES.map(({ path }) => path.replace(/:(\w+)/, '{$1}')).join(', ');
