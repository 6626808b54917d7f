import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { countChanges } from '../../contract/changes/compare-images.ts';
import { dayOf } from '../../contract/life-cycle/life-cycle.ts';
import { PATHS } from '../../contract/paths.ts';
import { day } from '../../contract/requests.ts';
import type { SignatureCheck } from '../auth/verify-signature.ts';
import { filterChanges, filterDays } from '../history/filter-changes.ts';
import { type History, NO_HISTORY } from '../history/history.ts';
import type { ScopeHistory } from '../history/scope-history.ts';
import { loadInTime } from '../search/load-scope.ts';
import { printedQuery, printPageAddress, type Query } from '../search/query.ts';
import type { ImageSource } from '../sources/image-source.ts';
import { type AppContext, refuse } from './answers.ts';
import { changesFeed } from './changes-feed.ts';
import { QUERY_SHAPE, readOwnRequest, readQueryParameters } from './read-request.ts';

const ChangesRequest = z.object({
  ...QUERY_SHAPE,
  since: z.optional(day),
  as: z.optional(z.enum(['json', 'atom'], 'must be json or atom')),
});

export interface ChangesParts {
  readonly source: ImageSource;
  readonly history?: History | undefined;
  readonly basePath?: string;
  readonly checkSignature?: SignatureCheck;
}

/** Sends the changes since a day of the images that pass a filter. */
export async function answerChanges(c: AppContext, parts: ChangesParts): Promise<Response> {
  const { source, history, basePath = '', checkSignature } = parts;
  const read = readOwnRequest(c, { action: 'GetChanges', checkSignature }, (pairs) =>
    readQueryParameters(PATHS.changes, ChangesRequest, pairs),
  );
  if (!read.ok) return refuse(c, read.error);
  if (history === undefined) return refuse(c, NO_HISTORY);
  const { request, query } = read.value;
  // The first request for a scope saves its first day, which may exceed the time limit of a response.
  const loaded = await loadInTime(source, query.scope, c.req.raw.signal);
  if (!loaded.ok) return refuse(c, loaded.error);
  const scope = await history.of(query.scope, c.req.raw.signal);
  if (!scope.ok) return refuse(c, scope.error);
  const since = request.since ?? scope.value.days[0] ?? dayOf(Date.now());
  if (request.as === 'atom')
    return send(c, atomOf(c, scope.value, query, since, basePath), 'application/atom+xml; charset=utf-8');
  return send(c, JSON.stringify(jsonOf(scope.value, query, since)), 'application/json');
}

function jsonOf(history: ScopeHistory, query: Query, since: string): object {
  const found = history.changesSince(since);
  if (found === undefined) return { ...printedQuery(query), since, count: 0, new: [], gone: [], changed: [] };
  const { from, to, changes, timeline, day } = found;
  const chosen = filterChanges(changes, timeline, query, day);
  return { ...printedQuery(query), since, from, to, count: countChanges(chosen), ...chosen };
}

function atomOf(c: AppContext, history: ScopeHistory, query: Query, since: string, basePath: string): string {
  const { timeline } = history;
  const { origin } = new URL(c.req.url);
  const { path, query: text } = c.env.target;
  return changesFeed({
    self: `${origin}${basePath}${path}${text === '' ? '' : `?${text}`}`,
    page: printPageAddress(origin + basePath, 'images', query),
    updated: timeline?.days.at(-1) ?? since,
    days: timeline ? filterDays(timeline, query, history.placeOf(since)) : [],
  });
}

/** A reader that polls every hour gets the same response all day: the ETag tells it so. */
function send(c: AppContext, body: string, type: string): Response {
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  c.header('ETag', tag);
  c.header('Cache-Control', 'no-cache');
  const known = (c.req.header('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  if (known.includes(tag) || known.includes('*')) return c.body(null, 304);
  return c.body(body, 200, { 'Content-Type': type });
}
