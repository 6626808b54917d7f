import { Hono } from 'hono';
import { VIEW_PATHS } from '../../contract/page-load/page-addresses.ts';
import { LANGUAGES } from '../../contract/page-load/preferences.ts';
import { PATHS } from '../../contract/paths.ts';
import { createWrongTokens, type TokenGate, type WrongTokens } from '../auth/token-gate.ts';
import { decodeEscapes, type Target } from '../http/target.ts';
import { errorPlace } from '../log/log.ts';
import type { DrawScreen } from '../page/first-screen.ts';
import { SIGN_IN_FILES, signInPage } from '../page/sign-in-page.ts';
import { answerFile, PAGE_VARY, pageFor, pagePath, type StaticFiles } from '../page/static-files.ts';
import { AnswerMemory } from './answer-memory.ts';
import {
  type AppContext,
  type AppEnv,
  methodNotAllowed,
  preferencesOf,
  refuse,
  refuseInForm,
  refuseOnPage,
} from './answers.ts';
import { answerPage, type FirstAnswersParts } from './first-answers.ts';
import { type ApiParts, addApiRoutes, sessionOf } from './routes.ts';

export interface AppParts extends ApiParts {
  /** If absent, pages have no first screen. */
  readonly drawScreen?: DrawScreen;
  /** If absent, no token is required. */
  readonly gate?: TokenGate;
  /** Delays wrong tokens. */
  readonly wrongTokens?: WrongTokens;
  /** Whether the server has begun to close. */
  readonly isClosing?: () => boolean;
  /** Whether the process is overloaded; it then rejects requests. */
  readonly isOverloaded?: () => boolean;
}

/** Addresses of the page's views. Others get the page too, with status 404 and its own "not found". */
export const PAGE_PATHS: ReadonlySet<string> = new Set(Object.values(VIEW_PATHS).map((path) => `/${path}`));

/**
 * The product as one function from a request and its context to the response. The order matters: public paths come
 * before the gate.
 */
export function createApp(parts: AppParts): Hono<AppEnv> {
  // Paths are matched undecoded: Hono would decode them, and gate and guard would see another path.
  const app = new Hono<AppEnv>({ getPath: (_, options) => options?.env?.target.path ?? '' });
  app.use(async (c, next) => {
    c.set('basePath', parts.basePath ?? '');
    // The guard has set it. With a header of the app Hono sets Content-Length too, which the log reads.
    c.header('x-acs-request-id', c.env.requestId);
    await next();
  });
  app.onError((error, c) => {
    // No client reads this response any more, and a source that aborts with an error is right.
    if (c.req.raw.signal.aborted) return c.body(null, 500);
    parts.log?.record(describeError(error, c));
    const message = `The server failed to answer; its log says more at RequestId ${c.env.requestId}`;
    return refuseInForm(c, { code: 'InternalError', message, status: 500 });
  });

  addHealth(app, parts.isClosing ?? (() => false));
  if (parts.isOverloaded) addOverloadRefusal(app, parts.isOverloaded);
  if (parts.gate) addGate(app, parts.gate, parts.wrongTokens ?? createWrongTokens(parts.log), parts.files ?? new Map());
  const memory = parts.memory ?? new AnswerMemory(parts.source);
  const session = sessionOf(parts, parts.gate !== undefined);
  addApiRoutes(app, parts, memory, session);
  addPage(app, parts.files ?? new Map(), { ...parts, memory, session });
  return app;
}

function addHealth(app: Hono<AppEnv>, isClosing: () => boolean): void {
  app.on(['GET', 'HEAD'], '/healthz', (c) => c.json({ RequestId: c.env.requestId, status: 'alive' }));
  app.on(['GET', 'HEAD'], '/readyz', (c) =>
    isClosing()
      ? c.json({ RequestId: c.env.requestId, status: 'closing' }, 503)
      : c.json({ RequestId: c.env.requestId, status: 'ready' }),
  );
}

/** Rejects new requests quickly, so that started ones can finish. The page itself is cheap and stays available. */
function addOverloadRefusal(app: Hono<AppEnv>, isOverloaded: () => boolean): void {
  app.use(async (c, next) => {
    if (!c.env.isApi || !isOverloaded()) return next();
    const message = 'The server is overloaded; try again in a second';
    return refuse(c, { code: 'OVERLOADED', message, status: 503, retryAfterSeconds: 1 });
  });
}

function addGate(app: Hono<AppEnv>, gate: TokenGate, wrongTokens: WrongTokens, files: StaticFiles): void {
  // Without an icon a browser requests one at the root of the host, which may belong to another app below a base path.
  const icon = files.get('/icon.svg');
  if (icon) app.on(['GET', 'HEAD'], '/sign-in/icon.svg', (c) => answerFile(icon, 200, c.req.raw.headers));
  for (const [path, file] of SIGN_IN_FILES)
    app.on(['GET', 'HEAD'], path, (c) => c.body(file.text, 200, { 'Content-Type': file.type }));
  app.use(async (c, next) => {
    const verdict = gate(c.env, c.req.raw.headers);
    if (verdict.kind === 'pass') return next();
    if (verdict.kind === 'enter')
      return c.body(null, 303, {
        Location: verdict.location,
        'Set-Cookie': verdict.cookie,
        'Cache-Control': 'no-store',
      });
    if (verdict.wrongToken && !(await wrongTokens(c.req.raw.signal))) return tooManyWrongTokens(c);
    c.header(
      'WWW-Authenticate',
      c.env.target.path === PATHS.changes ? 'Bearer, Basic realm="PAI Image Labels"' : 'Bearer',
    );
    if (!c.env.isApi)
      return c.html(signInPage(verdict.wrongToken, c.get('basePath'), preferencesOf(c)), 401, {
        'Cache-Control': 'no-store',
      });
    const message = 'Authorization must be "Bearer" and the access token of this server; or sign in on its page';
    return refuse(c, { code: 'AccessTokenRequired', message, status: 401 });
  });
}

function tooManyWrongTokens(c: AppContext): Response | Promise<Response> {
  c.header('Connection', 'close');
  const message = 'Too many wrong access tokens were tried; the right one is still taken at once';
  return refuseInForm(c, { code: 'Throttling', message, status: 429, retryAfterSeconds: 1 });
}

function addPage(app: Hono<AppEnv>, files: StaticFiles, parts: FirstAnswersParts): void {
  app.all('*', (c) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return methodNotAllowed(c, 'GET, HEAD');
    const { path } = c.env.target;
    const preferences = preferencesOf(c);
    const built = files.get(pagePath(preferences.language));
    const file = files.get(path);
    const isPage = LANGUAGES.some((language) => path === pagePath(language));
    if (file && !isPage) return answerFile(file, 200, c.req.raw.headers);
    const page = built && pageFor(built, preferences);
    if (page && isPage) return answerFile(page, 200, c.req.raw.headers, PAGE_VARY);
    if (page && PAGE_PATHS.has(path)) return answerPage(c, page, parts);
    const meant = meantTarget(c.env.target);
    if (page && meant !== undefined) return c.body(null, 308, { Location: c.get('basePath') + meant });
    if (page) return answerFile(page, 404, c.req.raw.headers, PAGE_VARY);
    return refuseOnPage(c, { code: 'NotFound', message: 'There is nothing at this address', status: 404 });
  });
}

/**
 * The target of a view that a link lost on its way: with a slash or signs of the text around it at its end, as mail
 * programs and chats append them, or with the question mark written as `%3F`, and then perhaps `=`, `&` and `%` too. We
 * redirect rather than serve the page at such an address, because relative addresses and copied links would keep the
 * mistake. Undefined if no view is meant.
 */
function meantTarget({ path, query }: Target): string | undefined {
  const [before = '', ...rest] = path.split(/%3f/i);
  const view = withoutSigns(before) || '/';
  if (!PAGE_PATHS.has(view)) return undefined;
  const inPath = rest.join('?');
  const isEscaped = !inPath.includes('=');
  const parts = [isEscaped ? inPath.replace(/%(?:3d|26|25)/gi, decodeURIComponent) : inPath, query];
  return [view, parts.filter((part) => part !== '').join('&')].filter((part) => part !== '').join('?');
}

/** What may follow a link in a text and become part of it. */
const AFTER_LINK = /^[\s.,;:!?()<>[\]{}'"`*~|‘’“”«»。，、；：！？（）【】《》〈〉「」『』\u200b]*$/u;
/** A view with more signs than this behind it is no accident, and would take time by the square of its length. */
const MAX_LINK = 100;

/**
 * A path without the slashes and signs at its end; the path itself if there are none. Signs may be percent-encoded; an
 * encoded slash is part of a name.
 */
function withoutSigns(path: string): string {
  if (path.length > MAX_LINK) return path;
  const end = /(?:[^\w%-]|%[\da-f]{2})+$/i.exec(path);
  const isLost = end && AFTER_LINK.test(decodeEscapes(end[0].replaceAll('/', '')) ?? 'no text');
  return isLost ? path.slice(0, end.index) : path;
}

/** Without the query, which may hold a token. */
function describeError(error: Error, c: AppContext) {
  return {
    fault: `${error.name}: ${error.message}`,
    at: errorPlace(error),
    request: `${c.req.method} ${c.env.target.path}`,
    requestId: c.env.requestId,
  };
}
