import { printFilter } from '../filter.ts';
import type { ExtraFilter } from './image-filter.ts';

/** The filters that PAI does not support, named as in the address, for exports. Unset filters are left out. */
export function printedExtra(filter: ExtraFilter): Readonly<Record<string, string>> {
  const texts = {
    not: printFilter(filter.not),
    none: filter.none.join(','),
    from: printFilter(filter.from),
    to: printFilter(filter.to),
    any: filter.anyFramework ? 'framework' : '',
    state: filter.state.join(','),
    runs: filter.runs,
  };
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
}
