import type { Finding } from '../../../contract/checks/finding.ts';
import { findingText } from '../../../contract/checks/finding-text.ts';
import { findingsTable } from '../../../contract/checks/findings-table.ts';
import { filterOf, type SearchState } from '../../address/search-state.ts';
import type { Scope } from '../../api/label-question.ts';
import { exportFileName } from '../../export/download.ts';
import { ExportMenu } from '../../export/export-menu.tsx';
import { exportedQuery } from '../../export/exported-query.ts';
import type { LoadedImages } from '../../image-set/loaded-images.ts';
import { useChecksWords } from '../../text/later-words.ts';

interface ExportChecksProps {
  readonly state: SearchState;
  readonly scope: Scope;
  readonly loaded: LoadedImages;
  readonly findings: readonly Finding[];
}

/** Saves or copies the findings, with the ids of their images. */
export function ExportChecks({ state, scope, loaded, findings }: ExportChecksProps) {
  const words = useChecksWords();
  const idsOf = ({ positions }: Finding) => positions.map((position) => loaded.set.text('ImageId', position) ?? '');
  return (
    <ExportMenu
      kind="checks"
      count={findings.length}
      isPartial={!loaded.isComplete}
      table={() => findingsTable(findings, idsOf, words.findings)}
      json={() => ({
        ...exportedQuery(loaded.requests, scope, filterOf(state)),
        complete: loaded.isComplete,
        findings: findings.map((finding) => ({
          kind: finding.kind,
          details: finding.details,
          ...findingText(finding, words.findings),
          ImageIds: idsOf(finding),
        })),
      })}
      fileName={(extension) => exportFileName('checks', scope.region, scope.workspaceId, new Date(), extension)}
    />
  );
}
