import type { Scope } from '../../../api/label-question.ts';
import { exportFileName } from '../../../export/download.ts';
import { ExportMenu } from '../../../export/export-menu.tsx';
import { type UriChoice, uriOf } from '../../../shell/uri-choice.ts';
import { useRowName } from './candidate-cells.tsx';
import type { ComparedRow } from './compared-rows.ts';
import { type CandidateColumn, nameOf } from './use-candidates.ts';

interface ExportCandidatesProps {
  /** The rows in screen order. */
  readonly rows: readonly ComparedRow[];
  readonly columns: readonly CandidateColumn[];
  readonly scope: Scope;
  readonly uris: UriChoice;
}

/** Saves or copies the comparison: the rows on screen, and the URI of each image at the end. */
export function ExportCandidates({ rows, columns, scope, uris }: ExportCandidatesProps) {
  const nameOfRow = useRowName();
  const uriTexts = columns.map(({ candidate }) => {
    const address = candidate && uriOf(candidate, uris);
    return !address || address.kind === 'unknown' ? '' : address.uri;
  });
  const keyOf = (row: ComparedRow) => row.keys.join(', ') || row.id;
  return (
    <ExportMenu
      kind="compared-images"
      count={rows.length}
      table={() => ({
        header: ['Key', 'Name', 'Differs', ...columns.map(nameOf)],
        rows: [
          ...rows.map((row) => [
            keyOf(row),
            nameOfRow(row) ?? '',
            row.differs ? 'yes' : 'no',
            ...row.values.map((own) => own?.join(', ') ?? ''),
          ]),
          ['ImageUri', '', new Set(uriTexts).size > 1 ? 'yes' : 'no', ...uriTexts],
        ],
      })}
      json={() => ({
        Region: scope.region,
        Images: columns.map(({ id, status, candidate }) =>
          candidate ? { ...candidate.image, Labels: candidate.labels } : { ImageId: id, status },
        ),
        rows: rows.map((row) => ({
          keys: row.keys,
          name: nameOfRow(row) ?? null,
          differs: row.differs,
          values: row.values.map((own) => own ?? null),
        })),
      })}
      fileName={(extension) =>
        exportFileName('compared-images', scope.region, scope.workspaceId, new Date(), extension)
      }
    />
  );
}
