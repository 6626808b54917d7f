import { endRecord, ImageSetEncoder } from '../../contract/image-set/encode-images.ts';
import { PATHS } from '../../contract/paths.ts';
import { HistoryRequest, type ImageSetRequest } from '../../contract/requests.ts';
import type { SignatureCheck } from '../auth/verify-signature.ts';
import { type History, NO_HISTORY } from '../history/history.ts';
import type { ChangesSince, ScopeHistory } from '../history/scope-history.ts';
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

/** Few days are requested again: those that a person views now. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Keyed by the history's identity of a day's images; the last requested one comes last. */
const made = new Map<object, EncodedBytes>();

/** The images of a saved day as an image set; undefined if the day is not kept. */
function daySet(history: ScopeHistory, day: string): EncodedBytes | undefined {
  const found = history.on(day);
  if (found === undefined) return undefined;
  const { as, images } = found;
  const known = made.get(as) ?? encode([...images.values()], day);
  made.delete(as);
  made.set(as, known);
  let held = [...made.values()].reduce((sum, one) => sum + one.held, 0);
  for (const [old, bytes] of made) {
    if (held <= MAX_BYTES || old === as) break;
    made.delete(old);
    held -= bytes.held;
  }
  return known;
}

function encode(images: Parameters<ImageSetEncoder['images']>[0], day: string): EncodedBytes {
  const end = endRecord({ isComplete: true, answeredAt: Date.parse(day) });
  return new EncodedBytes(new Uint8Array(Buffer.concat([...new ImageSetEncoder().images(images), end])));
}
