import { printFilter } from '../../../contract/filter.ts';
import type { LabelRow } from '../../../contract/rows/label-rows.ts';
import type { SearchState } from '../../address/search-state.ts';
import type { Scope } from '../../api/label-question.ts';
import type { SentRequest } from '../../api/sent-request.ts';
import { exportFileName } from '../../export/download.ts';
import { ExportMenu } from '../../export/export-menu.tsx';

interface ExportLabelsProps {
  readonly state: SearchState;
  readonly scope: Scope;
  readonly requests: readonly SentRequest[];
  /** The rows in screen order. */
  readonly shown: readonly LabelRow[];
}

/** Saves or copies the labels on screen, in their order. Images that are not counted are left empty. */
export function ExportLabels({ state, scope, requests, shown }: ExportLabelsProps) {
  return (
    <ExportMenu
      kind="labels"
      count={shown.length}
      table={() => ({
        header: ['Key', 'Value', 'Images'],
        rows: shown.map((row) => [row.Key, row.Value, row.images < 0 ? '' : String(row.images)]),
      })}
      json={() => ({
        requests: requests.map((request) => `GET ${request.target}`),
        Region: scope.region,
        WorkspaceId: scope.workspaceId,
        ImageId: scope.imageId,
        LabelKeys: state.labelKeys.join(','),
        LabelFilter: printFilter(state.conditions),
        q: state.q,
        count: shown.length,
        Labels: shown.map(({ Key, Value, images }) => ({
          Key,
          Value,
          ...(images < 0 ? {} : { Images: images }),
        })),
      })}
      fileName={(extension) => exportFileName('labels', scope.region, scope.workspaceId, new Date(), extension)}
    />
  );
}
