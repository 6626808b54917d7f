import { encodePart } from '../../contract/encode-part.ts';
import { printedQuery, type Query } from './query.ts';

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
