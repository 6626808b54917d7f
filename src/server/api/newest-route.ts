import * as z from 'zod/mini';
import type { PaiError } from '../../contract/errors.ts';
import { addressOf } from '../../contract/image-tally/image-address.ts';
import type { Tally } from '../../contract/image-tally/tally.ts';
import { PATHS } from '../../contract/paths.ts';
import type { SignatureCheck } from '../auth/verify-signature.ts';
import { EncodedBytes } from '../http/encoded-bytes.ts';
import { isOneWord, newestFirst, newestRule, releasesOf } from '../search/find-newest.ts';
import { regionsOfImages } from '../search/find-rows.ts';
import { loadInTime } from '../search/load-scope.ts';
import { printedQuery, type Query, tallyQuery } from '../search/query.ts';
import { runSearch } from '../search/run-search.ts';
import type { ImageSource } from '../sources/image-source.ts';
import { type AppContext, jsonBytes, refuse, sendJson, setFreshness } from './answers.ts';
import { QUERY_SHAPE, readOwnRequest, readQueryParameters } from './read-request.ts';

const NewestRequest = z.object({
  ...QUERY_SHAPE,
  as: z.optional(z.enum(['json', 'uri', 'renovate'], 'must be json, uri or renovate')),
});

interface NewestParts {
  readonly source: ImageSource;
  readonly checkSignature?: SignatureCheck;
}

/** Sends the newest of the images that pass a filter, or these images as releases. */
export async function answerNewest(c: AppContext, { source, checkSignature }: NewestParts): Promise<Response> {
  const read = readOwnRequest(c, { action: 'GetNewest', checkSignature }, (pairs) =>
    readQueryParameters(PATHS.newest, NewestRequest, pairs),
  );
  if (!read.ok) return refuse(c, read.error);
  const { request, query } = read.value;
  const loaded = await loadInTime(source, query.scope, c.req.raw.signal);
  if (!loaded.ok) return refuse(c, loaded.error);
  const { set, isComplete, freshness } = loaded.value;
  if (freshness) setFreshness(c, freshness);
  const found = await runSearch(c.req.raw.signal, async () => {
    const tally = tallyQuery(set, query);
    return { tally, positions: await newestFirst(tally, query.filter) };
  });
  if (!found.ok) return refuse(c, found.error);
  const { tally, positions } = found.value;
  switch (request.as ?? 'json') {
    case 'json':
      return answerJson(c, query, tally, positions, isComplete);
    case 'uri':
      return answerUri(c, query, tally, positions, source);
    case 'renovate': {
      const releases = releasesOf(tally, positions);
      return releases.length === 0 ? refuse(c, NONE) : sendJson(c, new EncodedBytes(jsonBytes({ releases })));
    }
  }
}

function answerJson(
  c: AppContext,
  query: Query,
  tally: Tally,
  [newest]: readonly number[],
  complete: boolean,
): Promise<Response> {
  const image = newest === undefined ? undefined : tally.set.image(newest);
  if (image === undefined || newest === undefined) return refuse(c, NONE);
  const body = {
    RequestId: c.env.requestId,
    ...printedQuery(query),
    count: tally.positions.length,
    ...(query.filter.runs !== '' && { unjudged: tally.unjudged().length }),
    complete,
    rule: newestRule(query.filter),
    Image: { ...image, Labels: tally.set.labelsAt(newest) },
  };
  return sendJson(c, new EncodedBytes(jsonBytes(body)));
}

/** As one line, for a shell: a text with a line end or a blank is not a URI. */
function answerUri(
  c: AppContext,
  { scope: { region } }: Query,
  { set }: Tally,
  positions: readonly number[],
  source: ImageSource,
): Response | Promise<Response> {
  const regionsOf = regionsOfImages(source);
  for (const position of positions) {
    const image = set.image(position);
    const address = image && addressOf(image.ImageUri, region, regionsOf(image), '');
    if (address === undefined || address.kind === 'unknown' || !isOneWord(address.uri)) continue;
    return c.body(`${address.uri}\n`, 200, { 'Content-Type': 'text/plain; charset=utf-8' });
  }
  return refuse(c, NONE);
}

const NONE: PaiError = { code: 'ImageNotFound', status: 404, message: 'No image passes this filter in this format' };
