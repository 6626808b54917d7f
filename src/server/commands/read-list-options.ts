import type { ImageFilter } from '../../contract/image-filter/image-filter.ts';
import { nearKey } from '../../contract/near-miss.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import { readSortColumn, SORT_COLUMNS, type SortColumn } from '../../contract/rows/sort-columns.ts';
import type { SortBy } from '../../contract/rows/sort-order.ts';
import { FILTER_PARTS, readFilter, readKeys } from '../search/read-filter.ts';
import { quoted } from '../settings/given-values.ts';
import type { OptionName, Output } from './option-table.ts';
import type { CommandRequest } from './read-command.ts';

type Texts = ReadonlyMap<OptionName, string>;
type Issues = readonly string[];

interface ListRequest<View extends 'labels' | 'images'> {
  readonly filter: ImageFilter;
  readonly sort: readonly SortBy<SortColumn<View>>[];
  readonly q: string;
  readonly output: Output;
}

export type ImagesRequest = ListRequest<'images'>;

export interface LabelsRequest extends ListRequest<'labels'> {
  /** The keys to list; empty for all. */
  readonly keys: readonly string[];
}

/** The options of `images`, or all issues, a line each. */
export function readImagesRequest({ options, output }: CommandRequest): Result<ImagesRequest, Issues> {
  const filter = readFilterOptions(options);
  const sort = readSortOption(options, 'images');
  if (!filter.ok || !sort.ok) return failed(issuesOf(filter, sort));
  return ok({ filter: filter.value, sort: sort.value, q: options.get('q') ?? '', output });
}

/** The options of `newest`. */
export type NewestRequest = Pick<ImagesRequest, 'filter' | 'output'>;

export function readNewestRequest({ options, output }: CommandRequest): Result<NewestRequest, Issues> {
  const filter = readFilterOptions(options);
  return filter.ok ? ok({ filter: filter.value, output }) : filter;
}

/** The options of `check`. */
export interface CheckRequest extends NewestRequest {
  /** The most findings that are allowed. */
  readonly max: number | undefined;
}

export function readCheckRequest({ options, output }: CommandRequest): Result<CheckRequest, Issues> {
  const filter = readFilterOptions(options);
  const max = options.get('max');
  const isFine = max === undefined || /^[0-9]{1,9}$/.test(max);
  const issues = isFine ? [] : [`--max: ${quoted(max)} is not allowed; allowed: a whole number`];
  if (!filter.ok || !isFine) return failed([...issuesOf(filter), ...issues]);
  return ok({ filter: filter.value, output, max: max === undefined ? undefined : Number(max) });
}

/** The options of `labels`, or all issues, a line each. */
export function readLabelsRequest({ options, output }: CommandRequest): Result<LabelsRequest, Issues> {
  const filter = readFilterOptions(options);
  const sort = readSortOption(options, 'labels');
  const keys = readKeys(options.get('keys') ?? '');
  const odd = output === 'uri' ? (['keys', 'q', 'sort'] as const).filter((name) => options.has(name)) : [];
  const issues = odd.map((name) => `--${name}: chooses labels, and --output uri lists images; use the command images`);
  if (!filter.ok || !sort.ok || !keys.ok) {
    const noKeys = keys.ok ? [] : [`--keys: ${keys.error}`];
    return failed([...issuesOf(filter, sort), ...noKeys, ...issues]);
  }
  if (issues.length > 0) return failed(issues);
  return ok({ filter: filter.value, sort: sort.value, keys: keys.value, q: options.get('q') ?? '', output });
}

function issuesOf(...results: readonly Result<unknown, Issues>[]): Issues {
  return results.flatMap((result) => (result.ok ? [] : result.error));
}

/** The filter of the options, or all issues, a line each. */
function readFilterOptions(options: Texts): Result<ImageFilter, Issues> {
  const texts = Object.fromEntries(
    FILTER_PARTS.flatMap((name) => {
      const text = options.get(name);
      return text === undefined ? [] : [[name, text]];
    }),
  );
  const { filter, issues } = readFilter(texts);
  if (issues.length === 0) return ok(filter);
  return failed(issues.map(({ name, message }) => `--${name}: ${message}`));
}

/** The levels of `--sort`, by the columns of the view. */
function readSortOption<View extends 'labels' | 'images'>(
  options: Texts,
  view: View,
): Result<readonly SortBy<SortColumn<View>>[], Issues> {
  const levels: SortBy<SortColumn<View>>[] = [];
  const issues: string[] = [];
  for (const piece of (options.get('sort') ?? '').split(',').filter((text) => text !== '')) {
    const descending = piece.startsWith('-');
    const name = descending ? piece.slice(1) : piece;
    const column = readSortColumn(name, view);
    const allowed: readonly string[] = SORT_COLUMNS[view];
    if (column === undefined) {
      const begun = allowed.find((one) => one.toLowerCase().startsWith(name.toLowerCase()));
      const near = begun ?? nearKey(name, allowed);
      const hint = near === undefined ? '' : `did you mean ${near}? `;
      issues.push(
        `--sort: ${quoted(name)} is no column; ${hint}allowed: ${allowed.join(', ')}, each with - for descending`,
      );
    } else if (levels.some((level) => level.column === column)) issues.push(`--sort: ${name} is given twice`);
    // A column of this view: the lookup searched its columns only.
    else levels.push({ column: column as SortColumn<View>, descending });
  }
  return issues.length > 0 ? failed(issues) : ok(levels);
}
