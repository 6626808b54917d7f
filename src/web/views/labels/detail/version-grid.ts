import { type Condition, filterIssueOf } from '../../../../contract/filter.ts';
import type { ImageFilter } from '../../../../contract/image-filter/image-filter.ts';
import { narrowExactly } from '../../../../contract/image-filter/narrow-exactly.ts';
import type { Tally } from '../../../../contract/image-tally/tally.ts';
import { LABEL_KEYS, readFramework } from '../../../../contract/label-keys.ts';
import { newestFirst } from '../../../../contract/newest-first.ts';

/** The number of images with a version and a CUDA version, and the filter for them if there is one. */
export interface GridCell {
  readonly count: number;
  readonly narrowed: readonly Condition[] | undefined;
}

/** A version and its cells. */
interface GridRow {
  readonly version: string;
  /** In the order of the grid's CUDA versions. */
  readonly cells: readonly GridCell[];
}

/**
 * The versions of a framework by CUDA version, newest first, without empty rows and columns, and cut to the first
 * ones.
 */
interface VersionGrid {
  readonly cudas: readonly string[];
  readonly rows: readonly GridRow[];
  /** The number of columns and rows without the limits. */
  readonly allCudas: number;
  readonly allVersions: number;
  /** The largest count of a cell. */
  readonly largest: number;
  /** The number of images of the framework without a CUDA version, which are not in the grid. */
  readonly withoutCuda: number;
}

/** The limit of rows, besides the row of the open label: more would be slow and hard to read in a drawer. */
export const MAX_VERSIONS = 100;
/** The limit of columns. */
export const MAX_CUDAS = 40;

/**
 * Counts the images of the filter with a framework's labels, in either style, by version and CUDA version, in one
 * pass. Labels are compared by number, because a condition with the value `*` would match every version. The open
 * version has a row even if it is not among the newest.
 */
export function versionGrid(tally: Tally, framework: string, openVersion: string, filter: ImageFilter): VersionGrid {
  const { labels } = tally.set;
  const conditionsOf = new Map<string, Condition[]>();
  const versionOf = labels.map(({ Key, Value }) => {
    const read = readFramework(Key, Value);
    if (read?.name !== framework) return undefined;
    const known = conditionsOf.get(read.version);
    if (known) known.push({ key: Key, value: Value });
    else conditionsOf.set(read.version, [{ key: Key, value: Value }]);
    return read.version;
  });
  const cudaOf = labels.map(({ Key, Value }) => (Key === LABEL_KEYS.cuda ? Value : undefined));

  const counts = new Map<string, Map<string, number>>();
  let withoutCuda = 0;
  for (const position of tally.positions) {
    const numbers = tally.set.labelsOf(position);
    const versions = distinct(numbers, versionOf);
    if (versions.length === 0) continue;
    const cudas = distinct(numbers, cudaOf);
    if (cudas.length === 0) withoutCuda += 1;
    for (const version of versions) for (const cuda of cudas) countOne(counts, version, cuda);
  }

  const allCudas = newestFirst([...counts.values()].flatMap((row) => [...row.keys()]));
  const allVersions = newestFirst([...counts.keys()]);
  const cudas = allCudas.slice(0, MAX_CUDAS);
  const versions = allVersions.filter((version, at) => at < MAX_VERSIONS || version === openVersion);
  const rows = versions.map((version): GridRow => {
    const ofVersion = narrow(filter, conditionsOf.get(version) ?? []);
    const cells = cudas.map((cuda): GridCell => {
      const count = counts.get(version)?.get(cuda) ?? 0;
      const narrowed =
        ofVersion && count > 0
          ? narrow({ ...filter, conditions: ofVersion }, [{ key: LABEL_KEYS.cuda, value: cuda }])
          : undefined;
      return { count, narrowed };
    });
    return { version, cells };
  });
  const largest = rows.reduce((most, row) => row.cells.reduce((max, cell) => Math.max(max, cell.count), most), 0);
  return { cudas, rows, allCudas: allCudas.length, allVersions: allVersions.length, largest, withoutCuda };
}

/** The distinct versions of an image's labels; most images have at most one such label. */
function distinct(numbers: Iterable<number>, meanings: readonly (string | undefined)[]): readonly string[] {
  const found: string[] = [];
  for (const number of numbers) {
    const meaning = meanings[number];
    if (meaning !== undefined && !found.includes(meaning)) found.push(meaning);
  }
  return found;
}

function countOne(counts: Map<string, Map<string, number>>, version: string, cuda: string): void {
  const row = counts.get(version) ?? new Map<string, number>();
  counts.set(version, row);
  row.set(cuda, (row.get(cuda) ?? 0) + 1);
}

function narrow(filter: ImageFilter, chosen: readonly Condition[]): readonly Condition[] | undefined {
  const filterable = chosen.every((condition) => filterIssueOf(condition) === undefined);
  return filterable ? narrowExactly(filter, chosen) : undefined;
}
