import { dayOf } from '../../../contract/life-cycle/life-cycle.ts';
import type { ImageRow } from '../../../contract/rows/image-rows.ts';
import { exportedStates, imagesTable } from '../../../contract/rows/images-table.ts';
import type { SearchState } from '../../address/search-state.ts';
import { filterOf } from '../../address/search-state.ts';
import type { Scope } from '../../api/label-question.ts';
import { exportFileName } from '../../export/download.ts';
import { ExportMenu } from '../../export/export-menu.tsx';
import { exportedQuery } from '../../export/exported-query.ts';
import type { LoadedImages } from '../../image-set/loaded-images.ts';

interface ExportImagesProps {
  readonly state: SearchState;
  readonly scope: Scope;
  readonly loaded: LoadedImages;
  /** The rows in screen order. */
  readonly shown: readonly ImageRow[];
}

/** Saves or copies the images on screen, in their order and with every column, hidden ones too: a file is for machines. */
export function ExportImages({ state, scope, loaded, shown }: ExportImagesProps) {
  const { set, requests } = loaded;
  const labelsOf = (row: ImageRow) => set.labelsAt(row.position);
  // The newest image is unknown until all images are loaded.
  const today = () => (loaded.isComplete ? dayOf(Date.now()) : undefined);
  return (
    <ExportMenu
      kind="images"
      count={shown.length}
      isPartial={!loaded.isComplete}
      table={() => imagesTable(shown, labelsOf, today())}
      json={(day = today()) => ({
        ...exportedQuery(requests, scope, filterOf(state)),
        q: state.q,
        count: shown.length,
        // The images of the scope before any filter; not all may be loaded.
        loaded: set.size,
        TotalCount: loaded.totalCount,
        complete: loaded.isComplete,
        Images: shown.map((row) => ({
          ...row.image,
          ...(day === undefined ? {} : exportedStates(row, labelsOf(row), day)),
          Labels: labelsOf(row),
        })),
      })}
      fileName={(extension) => exportFileName('images', scope.region, scope.workspaceId, new Date(), extension)}
    />
  );
}
