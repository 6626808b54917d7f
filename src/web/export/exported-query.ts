import { printFilter } from '../../contract/filter.ts';
import type { ImageFilter } from '../../contract/image-filter/image-filter.ts';
import { printedExtra } from '../../contract/image-filter/print-extra.ts';

interface ExportedScope {
  readonly region: string;
  readonly workspaceId: string;
  readonly imageId: string;
}

/** The requests, the scope and the filter of exported rows, as the first fields of their JSON. */
export function exportedQuery(
  requests: readonly { readonly target: string }[],
  { region, workspaceId, imageId }: ExportedScope,
  filter: ImageFilter,
) {
  return {
    requests: requests.map(({ target }) => `GET ${target}`),
    Region: region,
    WorkspaceId: workspaceId,
    ImageId: imageId,
    LabelFilter: printFilter(filter.conditions),
    ...printedExtra(filter),
  };
}
