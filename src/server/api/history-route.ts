import { PATHS } from '../../contract/paths.ts';
import { HistoryRequest, type ImageSetRequest } from '../../contract/requests.ts';
import type { SignatureCheck } from '../auth/verify-signature.ts';
import { daySet } from '../history/day-sets.ts';
import { type History, NO_HISTORY } from '../history/history.ts';
import type { ChangesSince } from '../history/scope-history.ts';
import { EncodedBytes } from '../http/encoded-bytes.ts';
import { loadInTime } from '../search/load-scope.ts';
import type { ImageSource } from '../sources/image-source.ts';
import { type AppContext, jsonBytes, refuse, sendJson } from './answers.ts';
import { readOwnRequest, readParameters } from './read-request.ts';

interface HistoryParts {
  readonly source: ImageSource;
  readonly history?: History | undefined;
  readonly checkSignature?: SignatureCheck;
}

/**
 * Sends the saved days of a scope and, for `since`, the numbers of new, gone and changed images from then to the last
 * day.
 */
export async function answerHistory(
  c: AppContext,
  { source, history, checkSignature }: HistoryParts,
): Promise<Response> {
  const read = readOwnRequest(c, { action: 'GetHistory', checkSignature }, (pairs) =>
    readParameters(PATHS.history, HistoryRequest, pairs, {}),
  );
  if (!read.ok) return refuse(c, read.error);
  if (history === undefined) return refuse(c, NO_HISTORY);
  const scope = scopeOf(read.value);
  // The first request for a scope saves its first day, which may exceed the time limit of a response.
  const loaded = await loadInTime(source, scope, c.req.raw.signal);
  if (!loaded.ok) return refuse(c, loaded.error);
  const kept = await history.of(scope, c.req.raw.signal);
  if (!kept.ok) return refuse(c, kept.error);
  const { since } = read.value;
  const changed = since === undefined ? undefined : kept.value.changesSince(since);
  const body = { RequestId: c.env.requestId, days: kept.value.days, ...(changed && { since: countsOf(changed) }) };
  return sendJson(c, new EncodedBytes(jsonBytes(body)));
}

function countsOf({ from, changes }: ChangesSince) {
  return { from, new: changes.new.length, gone: changes.gone.length, changed: changes.changed.length };
}

/** Sends the images of a saved day, as an image set. */
export async function answerDay(
  c: AppContext,
  history: History | undefined,
  request: ImageSetRequest,
  day: string,
): Promise<Response> {
  if (history === undefined) return refuse(c, NO_HISTORY);
  const kept = await history.of(scopeOf(request), c.req.raw.signal);
  if (!kept.ok) return refuse(c, kept.error);
  const set = daySet(kept.value, day);
  const { days } = kept.value;
  if (set === undefined) {
    const [first] = days;
    const those = first === undefined ? 'no day is saved yet' : `saved days are from ${first} to ${days.at(-1)}`;
    const message = `The images of ${day} are not saved for this region and workspace; ${those}`;
    return refuse(c, { code: 'DayNotKept', status: 404, message });
  }
  c.header('Content-Type', 'application/octet-stream');
  c.header('Vary', 'Accept-Encoding');
  const encoding = set.encodingFor(c.req.raw.headers.get('accept-encoding'));
  if (encoding !== 'identity') c.header('Content-Encoding', encoding);
  return c.body(await set.body(encoding));
}

function scopeOf({ Region = '', WorkspaceId = '' }: Pick<ImageSetRequest, 'Region' | 'WorkspaceId'>) {
  return { region: Region, workspaceId: WorkspaceId };
}
