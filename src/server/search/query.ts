import { printFilter } from '../../contract/filter.ts';
import type { ImageFilter } from '../../contract/image-filter/image-filter.ts';
import { hasExtra } from '../../contract/image-filter/image-filter.ts';
import { printedExtra } from '../../contract/image-filter/print-extra.ts';
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
