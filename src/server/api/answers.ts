import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { PaiError } from '../../contract/errors.ts';
import { EncodedBytes } from '../http/encoded-bytes.ts';
import { PREFERENCE_VARY, type Preferences, readPreferences } from '../http/preferences.ts';
import { refusalBody, refusalPage } from '../http/refusal.ts';
import type { RequestContext } from '../http/target.ts';
import type { Freshness } from '../sources/image-source.ts';

export interface AppEnv {
  Bindings: RequestContext;
  Variables: { basePath: string };
}
export type AppContext = Context<AppEnv>;

/** Sends JSON, compressed if that is worth it and the client accepts it. */
export async function sendJson(
  c: AppContext,
  body: EncodedBytes,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const encoding = body.encodingFor(c.req.raw.headers.get('accept-encoding'));
  c.header('Vary', 'Accept-Encoding');
  if (encoding !== 'identity') c.header('Content-Encoding', encoding);
  return c.body(await body.body(encoding), status, { 'Content-Type': 'application/json' });
}

/** JSON in the form of `sendJson`. */
export function jsonBytes(value: object): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(value));
}

/** Sends PAI's error body, under PAI's RequestId if PAI itself refused. */
export function refuse(c: AppContext, error: PaiError): Promise<Response> {
  const requestId = error.requestId ?? c.env.requestId;
  c.header('x-acs-request-id', requestId);
  if (error.retryAfterSeconds !== undefined) c.header('Retry-After', String(Math.ceil(error.retryAfterSeconds)));
  const body = new EncodedBytes(jsonBytes(refusalBody(error, requestId, hostAsked(c))));
  return sendJson(c, body, error.status as ContentfulStatusCode);
}

export function invalidParameter(message: string): PaiError {
  return { code: 'InvalidParameter', message, status: 400 };
}

/** Responds in the form that suits the path: the error body, or a page. */
export function refuseInForm(c: AppContext, error: PaiError): Response | Promise<Response> {
  return c.env.isApi ? refuse(c, error) : refuseOnPage(c, error);
}

/** Sends a plain page for a person. */
export function refuseOnPage(c: AppContext, error: PaiError): Response {
  c.header('Vary', PREFERENCE_VARY);
  return c.html(refusalPage(error, c.get('basePath'), preferencesOf(c)), error.status as ContentfulStatusCode);
}

/** The theme and language of the request. */
export function preferencesOf(c: AppContext): Preferences {
  const headers = { cookie: c.req.header('cookie'), 'accept-language': c.req.header('accept-language') };
  return readPreferences(headers, c.env.target.query);
}

/** 405, in the form that suits the path. `allowed` is the value of the Allow header. */
export function methodNotAllowed(c: AppContext, allowed: string): Response | Promise<Response> {
  c.header('Allow', allowed);
  // Otherwise an unread body would be awaited until its timeout.
  if (c.req.raw.body !== null) c.header('Connection', 'close');
  const message = `${c.req.method} is not answered here; allowed: ${allowed}`;
  return refuseInForm(c, { code: 'UnsupportedHTTPMethod', message, status: 405 });
}

function hostAsked(c: AppContext): string {
  return (c.req.header('host') ?? new URL(c.req.url).host).slice(0, 255);
}

/** In headers, never in the body: the body stays as PAI sent it. */
export function freshnessHeaders({ ageSeconds, stale }: Freshness): Readonly<Record<string, string>> {
  const age = String(Math.max(0, Math.floor(ageSeconds)));
  return stale ? { Age: age, 'X-Pai-Stale': 'true' } : { Age: age };
}

export function setFreshness(c: AppContext, freshness: Freshness): void {
  for (const [name, value] of Object.entries(freshnessHeaders(freshness))) c.header(name, value);
}
