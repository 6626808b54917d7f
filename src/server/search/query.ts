import { printFilter } from '../../contract/filter.ts';
import type { ImageFilter } from '../../contract/image-filter/image-filter.ts';
import { hasExtra } from '../../contract/image-filter/image-filter.ts';
import { printedExtra } from '../../contract/image-filter/print-extra.ts';
import type { Scope } from '../../contract/labels-target.ts';

/** Which images a command, an agent or a feed asks about: what the address of the page says, without its view. */
export interface Query {
  readonly scope: Scope;
  readonly filter: ImageFilter;
}

/** The scope and the filter as an address names them; those that choose nothing are left out. */
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
