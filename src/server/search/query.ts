import { encodePart } from '../../contract/encode-part.ts';
import { printFilter } from '../../contract/filter.ts';
import { hasExtra, type ImageFilter } from '../../contract/image-filter/image-filter.ts';
import { printedExtra } from '../../contract/image-filter/print-extra.ts';
import type { ImageSet } from '../../contract/image-tally/image-set.ts';
import type { Tally } from '../../contract/image-tally/tally.ts';
import type { Scope } from '../../contract/labels-target.ts';

/** The images that a command, an agent or a feed asks for: the page's address without its view. */
export interface Query {
  readonly scope: Scope;
  readonly filter: ImageFilter;
}

/** The scope and the filter as named in an address, without empty ones. */
export function printedQuery({ scope, filter }: Query): Readonly<Record<string, string>> {
  const texts = {
    Region: scope.region,
    WorkspaceId: scope.workspaceId,
    ImageId: scope.imageId,
    LabelFilter: printFilter(filter.conditions),
  };
  const named = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
  return hasExtra(filter) ? { ...named, ...printedExtra(filter) } : named;
}

/** The parts of an address besides a query. */
export interface ViewParts {
  readonly labelKeys?: readonly string[];
  readonly q?: string;
  /** The open detail. */
  readonly sel?: string;
  /** The images compared, separated by commas. */
  readonly ids?: string;
}

/** The address of a view of the page that shows a query, below `base`. */
export function printPageAddress(
  base: string,
  view: '' | 'images' | 'compare',
  query: Query,
  parts: ViewParts = {},
): string {
  const { labelKeys = [], q = '', sel = '', ids = '' } = parts;
  const texts = { ...printedQuery(query), LabelKeys: labelKeys.join(','), q, sel, ids };
  const pairs = Object.entries(texts).flatMap(([name, text]) => (text === '' ? [] : [`${name}=${encodePart(text)}`]));
  return `${base}/${view}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}

/** The images of a loaded scope that a query chooses. */
export function tallyQuery(set: ImageSet, { scope, filter }: Query): Tally {
  const tally = set.tally(filter);
  if (scope.imageId === '') return tally;
  return { ...tally, positions: tally.positions.filter((position) => set.text('ImageId', position) === scope.imageId) };
}
