import { compareImages } from '../../contract/changes/compare-images.ts';
import type { PaiError } from '../../contract/errors.ts';
import { labelFilterOnly } from '../../contract/image-filter/image-filter.ts';
import { compareLabels, newestVersions } from '../../contract/image-tally/compare-sets.ts';
import type { ImageSet } from '../../contract/image-tally/image-set.ts';
import type { Tally } from '../../contract/image-tally/tally.ts';
import { dayOf } from '../../contract/life-cycle/life-cycle.ts';
import type { Label } from '../../contract/operations.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import { toCompareRows } from '../../contract/rows/compared-rows.ts';
import { loadInTime, type ScopeToLoad } from '../search/load-scope.ts';
import { printedQuery, printPageAddress, type Query, tallyQuery } from '../search/query.ts';
import { isAddress, readAddress } from '../search/read-address.ts';
import { runSearch } from '../search/run-search.ts';
import { answerOf, describeImage, refusalOf, type ToolAnswer } from './answer.ts';
import { type GivenArguments, readArguments } from './arguments.ts';
import { findImage } from './read-tools.ts';
import type { McpParts } from './tools.ts';

interface CompareArguments extends Pick<GivenArguments, 'region' | 'workspace'> {
  readonly a: string;
  readonly b: string;
  readonly limit?: number | undefined;
}

/** Compares two images, or the labels of what two addresses show. */
export async function compareSides(
  parts: McpParts,
  { a, b, limit = 200, ...scope }: CompareArguments,
): Promise<ToolAnswer> {
  const read = readArguments(scope, parts.defaults);
  if (!read.ok) return refusalOf(read.error);
  if (isAddress(a) !== isAddress(b)) return refusalOf('a and b must both be images, or both addresses of the page');
  return isAddress(a)
    ? compareAddresses(parts, a, b, limit, read.value.scope)
    : compareTwoImages(parts, a, b, read.value);
}

async function compareTwoImages(parts: McpParts, a: string, b: string, query: Query): Promise<ToolAnswer> {
  const loaded = await loadInTime(parts.source, query.scope, parts.signal);
  if (!loaded.ok) return refusalOf(loaded.error);
  const { set } = loaded.value;
  const found = await runSearch(parts.signal, () => compareIn(parts, set, a, b, query));
  return found.ok ? found.value : refusalOf(found.error);
}

function compareIn(parts: McpParts, set: ImageSet, a: string, b: string, query: Query): ToolAnswer {
  const tally = set.tally(labelFilterOnly([]));
  const [one, other] = [findImage(tally, a), findImage(tally, b)];
  if (!one.ok) return refusalOf(`a: ${one.error}`);
  if (!other.ok) return refusalOf(`b: ${other.error}`);
  // Under one id they are before and after, so that one comparison serves both.
  const [change] = compareImages([imageAt(set, one.value)], [imageAt(set, other.value)]).changed;
  const toAnswer = describeImage(parts.source, set, query.scope.region, dayOf(Date.now()));
  const labels = (list: readonly Label[] = []) => list.map(({ Key, Value }) => ({ key: Key, value: Value }));
  const ids = [one.value, other.value].map((position) => set.text('ImageId', position) ?? '').join(',');
  return answerOf({
    page: printPageAddress(parts.base, 'compare', query, { ids }),
    onlyInA: labels(change?.removed),
    onlyInB: labels(change?.added),
    a: toAnswer(one.value),
    b: toAnswer(other.value),
  });
}

function imageAt(set: ImageSet, position: number) {
  return { ImageId: 'compared', Labels: set.labelsAt(position) };
}

async function compareAddresses(
  parts: McpParts,
  a: string,
  b: string,
  limit: number,
  scope: ScopeToLoad,
): Promise<ToolAnswer> {
  const [sideA, sideB] = [await openAddress(parts, a, scope), await openAddress(parts, b, scope)];
  if (!sideA.ok) return refusalOf(sideA.error);
  if (!sideB.ok) return refusalOf(sideB.error);
  const found = await runSearch(parts.signal, () => {
    const [one, other] = [describeSide(parts.base, sideA.value), describeSide(parts.base, sideB.value)];
    const labels = compareLabels(one.tally, other.tally);
    const rows = toCompareRows(labels).filter(({ place }) => place !== 'same');
    const listed = rows.slice(0, limit);
    return answerOf({
      a: one.about,
      b: other.about,
      count: rows.length,
      returned: listed.length,
      labels: listed.map((row) => ({ key: row.Key, value: row.Value, a: row.a, b: row.b, in: row.kind })),
      newestVersions: newestVersions(labels).map((one) => ({ ...one, a: one.a ?? null, b: one.b ?? null })),
    });
  });
  return found.ok ? found.value : refusalOf(found.error);
}

interface Side {
  readonly query: Query;
  readonly set: ImageSet;
}

async function openAddress(
  { source, signal }: McpParts,
  address: string,
  scope: ScopeToLoad,
): Promise<Result<Side, PaiError | string>> {
  const query = readAddress(address, scope);
  if (!query.ok) return failed(query.error.join('. '));
  const loaded = await loadInTime(source, query.value.scope, signal);
  return loaded.ok ? ok({ query: query.value, set: loaded.value.set }) : loaded;
}

function describeSide(base: string, { query, set }: Side): { readonly tally: Tally; readonly about: object } {
  const tally = tallyQuery(set, query);
  const page = printPageAddress(base, 'images', query);
  return { tally, about: { ...printedQuery(query), images: tally.positions.length, page } };
}
