import type { PaiError } from '../../../contract/errors.ts';
import type { Image, ListImagesResponse, ListWorkspacesResponse } from '../../../contract/operations.ts';
import type { ListImagesRequest, ListWorkspacesRequest } from '../../../contract/requests.ts';
import { failed, ok } from '../../../contract/result.ts';
import { sortByVersion } from '../../../contract/versions.ts';
import type { SourceResult } from '../image-source.ts';
import type { CatalogWorkspace } from './catalog.ts';
import type { CatalogIndex } from './index/catalog-index.ts';
import { at } from './index/row-lists.ts';

/**
 * Prepares ListImages. The index answers everything except the two fuzzy texts. These are searched only in the
 * remaining images, because an index of all substrings would be larger than the catalog.
 *
 * `TotalCount` is the number of images on all pages. `Order` applies only with `SortBy`, as PAI documents it. Without
 * `SortBy` the order is by name, then by id.
 */
export function imageLister(index: CatalogIndex): (request: ListImagesRequest) => ListImagesResponse {
  const names = index.images.map((image) => fold(image.facts.Name));
  const descriptions = index.images.map((image) => fold(image.facts.Description));
  const byCreation = sorterByTime(index.images.map((image) => image.facts.GmtCreateTime));

  function chosen(request: ListImagesRequest): Uint32Array {
    const images = index.select({
      conditions: request.Labels,
      workspaceId: request.WorkspaceId,
      region: request.Region,
      imageUri: request.ImageUri,
      accessibility: request.Accessibility,
    });
    if (request.Name === undefined && request.Query === undefined) return images;
    const name = fold(request.Name);
    const query = fold(request.Query);
    const holds = (texts: readonly string[], at: number, part: string) => texts[at]?.includes(part) === true;
    // A loop, because `filter` of typed arrays takes twice as long.
    const found = new Uint32Array(images.length);
    let count = 0;
    for (const at of images)
      if (holds(names, at, name) && (holds(names, at, query) || holds(descriptions, at, query))) found[count++] = at;
    return found.subarray(0, count);
  }

  return (request) => {
    const found = chosen(request);
    const ordered = request.SortBy === undefined ? found : byCreation(found, request.Order ?? 'ASC');
    const page = pageOf(ordered, request);
    return {
      TotalCount: found.length,
      Images: page.flatMap((position) => imageAt(index, position, request.Verbose === true) ?? []),
    };
  };
}

/** The image at a position of the index, as answers contain it. Labels are included only on request. */
export function imageAt(index: CatalogIndex, position: number, verbose: boolean): Image | undefined {
  const image = index.images[position];
  if (image === undefined) return undefined;
  return verbose ? { ...image.facts, Labels: index.labelsOf(Uint32Array.of(position)) } : { ...image.facts };
}

/** The form of a text for fuzzy searches, which ignore case. */
function fold(text: string | undefined): string {
  return text?.toLowerCase() ?? '';
}

const DEFAULT_PAGE_SIZE = 20;

interface PageRequest {
  readonly PageNumber?: number | undefined;
  readonly PageSize?: number | undefined;
}

/**
 * The entries of the requested page. Pages count from 1 and have 20 entries by default. A page past the end is empty.
 */
function pageOf<Entry>(entries: ArrayLike<Entry>, request: PageRequest): readonly Entry[] {
  const size = request.PageSize ?? DEFAULT_PAGE_SIZE;
  const from = ((request.PageNumber ?? 1) - 1) * size;
  return Array.prototype.slice.call(entries, from, from + size);
}

/** Documented parameters that a catalog has no data for. */
const UNSUPPORTED = ['Fields', 'ModuleList', 'Option', 'ResourceGroupId', 'UserId'] as const;

/**
 * Prepares ListWorkspaces: oldest first by default, equal and unknown times by id. `Verbose` is accepted and changes
 * nothing, because PAI does not document which details it adds to the list.
 */
export function workspaceLister(
  workspaces: readonly CatalogWorkspace[],
): (request: ListWorkspacesRequest) => SourceResult<ListWorkspacesResponse> {
  const known = sortByVersion(workspaces, (workspace) => workspace.facts.WorkspaceId).map(({ facts }) => facts);
  const sorters = {
    GmtCreateTime: sorterByTime(known.map((workspace) => workspace.GmtCreateTime)),
    GmtModifiedTime: sorterByTime(known.map((workspace) => workspace.GmtModifiedTime)),
  };

  return (request) => {
    const error = refusal(request);
    if (error) return failed(error);
    const ids = request.WorkspaceIds && new Set(request.WorkspaceIds);
    const name = fold(request.WorkspaceName);
    const inOrder = sorters[request.SortBy ?? 'GmtCreateTime'](Uint32Array.from(known.keys()), request.Order ?? 'ASC');
    const found = [...inOrder]
      .flatMap((position) => known[position] ?? [])
      .filter((workspace) => ids?.has(workspace.WorkspaceId) ?? true)
      .filter((workspace) => fold(workspace.WorkspaceName).includes(name))
      .filter((workspace) => request.Status === undefined || workspace.Status === request.Status);
    return ok({ answer: { TotalCount: found.length, Workspaces: [...pageOf(found, request)] } });
  };
}

function refusal(request: ListWorkspacesRequest): PaiError | undefined {
  const given = UNSUPPORTED.filter((name) => request[name] !== undefined);
  if (given.length === 0) return undefined;
  const verb = given.length === 1 ? 'is' : 'are';
  const message = `${given.join(', ')} ${verb} not supported by the embedded catalog`;
  return { code: 'InvalidParameter', message, status: 400 };
}

type SortOrder = 'ASC' | 'DESC';

/** Sorts positions by their times, ascending or descending. */
export type TimeSorter = (positions: Uint32Array, order: SortOrder) => Uint32Array;

/**
 * Prepares sorting by time: each position gets one rank for each direction. A request sorts the ranks of few positions.
 * It marks many positions and reads the ranking in order: sorting a hundred thousand takes five times as long. Unknown
 * and unreadable times come last in both directions. Equal times keep the order of positions.
 */
export function sorterByTime(times: readonly (string | undefined)[]): TimeSorter {
  const parsed = times.map((time) => (time === undefined ? Number.NaN : Date.parse(time)));
  const rankings = { ASC: ranking(parsed, 1), DESC: ranking(parsed, -1) };
  return (positions, order) => {
    const ranks = rankings[order];
    return positions.length * 16 < times.length ? sorted(positions, ranks) : marked(positions, ranks);
  };
}

interface Ranking {
  /** The rank of each position, and the position of each rank. */
  readonly rankOf: Uint32Array;
  readonly ranked: Uint32Array;
}

function sorted(positions: Uint32Array, { rankOf, ranked }: Ranking): Uint32Array {
  return positions
    .map((position) => at(rankOf, position))
    .sort()
    .map((rank) => at(ranked, rank));
}

function marked(positions: Uint32Array, { ranked }: Ranking): Uint32Array {
  const marks = new Uint8Array(ranked.length);
  for (const position of positions) marks[position] = 1;
  const ordered = new Uint32Array(positions.length);
  let count = 0;
  for (const position of ranked) if (marks[position] === 1) ordered[count++] = position;
  return ordered;
}

function ranking(times: readonly number[], direction: 1 | -1): Ranking {
  const ranked = Uint32Array.from(times.keys()).sort((a, b) => {
    const [timeA = Number.NaN, timeB = Number.NaN] = [times[a], times[b]];
    const unknownLast = Number(Number.isNaN(timeA)) - Number(Number.isNaN(timeB));
    return unknownLast || direction * (timeA - timeB) || a - b;
  });
  const rankOf = new Uint32Array(ranked.length);
  ranked.forEach((position, rank) => {
    rankOf[position] = rank;
  });
  return { rankOf, ranked };
}
