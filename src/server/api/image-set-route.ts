import { PATHS } from '../../contract/paths.ts';
import { ImageSetRequest } from '../../contract/requests.ts';
import type { SignatureCheck } from '../auth/verify-signature.ts';
import type { History } from '../history/history.ts';
import { chooseEncoding, type Encoding } from '../http/headers.ts';
import type { ImageSource } from '../sources/image-source.ts';
import { type AppContext, refuse } from './answers.ts';
import { bypassesCache, tellFreshness } from './cache-headers.ts';
import { answerDay } from './history-route.ts';
import { readParameters } from './parameters.ts';
import { readOwnRequest } from './read-own-request.ts';
import { streamSet } from './stream-set.ts';

const OFFERED: ReadonlySet<Encoding> = new Set<Encoding>(['br', 'gzip', 'identity']);

interface ImageSetParts {
  readonly source: ImageSource;
  readonly history?: History | undefined;
  readonly checkSignature?: SignatureCheck;
}

/**
 * Sends the images of a scope: in one piece if they are all loaded, else as they load. An error before the first image
 * is a normal error response; after it, it is the last record of the stream.
 */
export async function answerImageSet(
  c: AppContext,
  { source, history, checkSignature }: ImageSetParts,
): Promise<Response> {
  const request = readOwnRequest(c, { action: 'GetImageSet', checkSignature }, (pairs) =>
    readParameters(PATHS.imageSet, ImageSetRequest, pairs, {}),
  );
  if (!request.ok) return refuse(c, request.error);
  const { raw } = c.req;
  const { day, ...scope } = request.value;
  if (day !== undefined) return answerDay(c, history, scope, day);
  const result = await source.imageSet(scope, raw.signal, {
    bypassCache: bypassesCache(raw.headers.get('cache-control')),
  });
  if (!result.ok) return refuse(c, result.error);

  const { answer, freshness } = result.value;
  if (freshness) tellFreshness(c, freshness);
  c.header('Content-Type', 'application/octet-stream');
  c.header('Vary', 'Accept-Encoding');
  const accepted = raw.headers.get('accept-encoding');
  const encoding = answer.kind === 'whole' ? answer.set.encodingFor(accepted) : chooseEncoding(accepted, OFFERED);
  if (encoding !== 'identity') c.header('Content-Encoding', encoding);
  if (answer.kind === 'whole') return c.body(await answer.set.body(encoding));
  return c.body(streamSet(answer.set, encoding, answer.leave));
}
