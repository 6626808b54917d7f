import { setImmediate } from 'node:timers/promises';
import { type ImageFilter, labelFilterOnly } from '../../contract/image-filter/image-filter.ts';
import { imageOfText } from '../../contract/image-tally/image-of-text.ts';
import type { Tally } from '../../contract/image-tally/tally.ts';
import { dayOf } from '../../contract/life-cycle/life-cycle.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import { newestFirst, newestRule } from '../search/find-newest.ts';
import { findImages, findLabels, nothingFound } from '../search/find-rows.ts';
import { loadInTime } from '../search/load-scope.ts';
import { printedQuery, printPageAddress, type Query, tallyQuery } from '../search/query.ts';
import { readKeys } from '../search/read-filter.ts';
import { runSearch } from '../search/run-search.ts';
import { answerOf, describeImage, refusalOf, type ToolAnswer } from './answer.ts';
import { type GivenArguments, readArguments } from './arguments.ts';
import type { McpParts } from './tools.ts';

interface ListArguments extends GivenArguments {
  readonly limit?: number | undefined;
}

interface LoadedQuery {
  readonly query: Query;
  readonly tally: Tally;
  readonly isComplete: boolean;
}

/** Reads the arguments of a call, loads the images of its scope, and answers in its turn. */
async function ask(
  { source, defaults, signal }: McpParts,
  given: GivenArguments,
  answer: (loaded: LoadedQuery) => ToolAnswer | Promise<ToolAnswer>,
): Promise<ToolAnswer> {
  const query = readArguments(given, defaults);
  if (!query.ok) return refusalOf(query.error);
  const loaded = await loadInTime(source, query.value.scope, signal);
  if (!loaded.ok) return refusalOf(loaded.error);
  const { set, isComplete } = loaded.value;
  const found = await runSearch(signal, () =>
    answer({ query: query.value, tally: tallyQuery(set, query.value), isComplete }),
  );
  return found.ok ? found.value : refusalOf(found.error);
}

/** The numbers of a list, and what narrowed it besides the filter. */
interface ListSummary {
  readonly count: number;
  readonly returned: number;
  readonly q: string;
  readonly keys?: readonly string[];
}

/** The common part of every list: the query, the totals, and the reason for an empty result. */
function summarizeList(
  { query, tally, isComplete }: LoadedQuery,
  noun: string,
  { count, returned, q, keys = [] }: ListSummary,
) {
  const { runs } = query.filter;
  return {
    ...printedQuery(query),
    ...(q !== '' && { q }),
    count,
    returned,
    complete: isComplete,
    ...(runs !== '' && { cannotBeJudged: tally.unjudged().length }),
    ...(count === 0 && { reason: nothingFound(noun, tally.set, query.filter, q !== '' || keys.length > 0) }),
  };
}

export async function listLabelsTool(
  parts: McpParts,
  given: ListArguments & { readonly keys?: string | undefined },
): Promise<ToolAnswer> {
  const read = readKeys(given.keys ?? '');
  if (!read.ok) return refusalOf(`keys ${read.error}`);
  const keys = read.value;
  const { q = '', limit = 200 } = given;
  return ask(parts, given, (loaded) => {
    const { query, tally } = loaded;
    const rows = findLabels(tally, { keys, sort: [], q });
    const listed = rows.slice(0, limit);
    return answerOf({
      ...summarizeList(loaded, 'labels', { count: rows.length, returned: listed.length, q, keys }),
      images: tally.positions.length,
      page: printPageAddress(parts.base, '', query, { labelKeys: keys, q }),
      labels: listed.map(({ Key, Value, images }) => ({ key: Key, value: Value, images })),
    });
  });
}

export function findImagesTool(parts: McpParts, given: ListArguments): Promise<ToolAnswer> {
  const { q = '', limit = 20 } = given;
  return ask(parts, given, async (loaded) => {
    const { query, tally } = loaded;
    const found = await positionsHolding(parts.source, tally, query.filter, q);
    const positions = await newestFirst({ ...tally, positions: found }, query.filter);
    const listed = positions.slice(0, limit);
    const toAnswer = describeImage(parts.source, tally.set, query.scope.region, dayOf(Date.now()));
    return answerOf({
      ...summarizeList(loaded, 'images', { count: positions.length, returned: listed.length, q }),
      rule: newestRule(query.filter),
      page: printPageAddress(parts.base, 'images', query, { q }),
      images: listed.map(toAnswer),
    });
  });
}

/** The rows of so many images are about thirty milliseconds of work. */
const IMAGES_A_TURN = 10_000;

/** The positions of the chosen images that hold the words. Lets the event loop run in between. */
async function positionsHolding(
  source: McpParts['source'],
  tally: Tally,
  filter: ImageFilter,
  q: string,
): Promise<readonly number[]> {
  if (q.trim() === '') return tally.positions;
  const found: number[] = [];
  for (let from = 0; from < tally.positions.length; from += IMAGES_A_TURN) {
    if (from > 0) await setImmediate();
    const positions = tally.positions.slice(from, from + IMAGES_A_TURN);
    for (const { position } of findImages(source, { ...tally, positions }, filter, { sort: [], q }))
      found.push(position);
  }
  return found;
}

export function getImageTool(
  parts: McpParts,
  { id, ...scope }: GivenArguments & { readonly id: string },
): Promise<ToolAnswer> {
  return ask(parts, scope, ({ query, tally }) => {
    const found = findImage(tally, id);
    if (!found.ok) return refusalOf(found.error);
    const sel = tally.set.text('ImageId', found.value) ?? '';
    return answerOf({
      page: printPageAddress(parts.base, 'images', query, { sel }),
      image: describeImage(parts.source, tally.set, query.scope.region, dayOf(Date.now()))(found.value),
    });
  });
}

/** The position of the image that a text names by id or URI. */
export function findImage({ set }: Tally, text: string): Result<number> {
  const position = set.positionOf(imageOfText(text, set.tally(labelFilterOnly([]))) ?? text);
  return position >= 0 ? ok(position) : failed('No image of this scope has this id or URI');
}
