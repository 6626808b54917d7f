import type { Finding } from './finding.ts';
import { FINDING_TEXTS, findingText } from './finding-text.ts';

/** Findings as table rows for a file. The ids of the images are in one cell, one a line. */
export function findingsTable(
  findings: readonly Finding[],
  idsOf: (finding: Finding) => readonly string[],
  texts = FINDING_TEXTS,
): { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  return {
    header: ['Kind', 'Finding', 'Images', 'Fix', 'ImageIds'],
    rows: findings.map((finding) => {
      const { what, fix } = findingText(finding, texts);
      return [finding.kind, what, String(finding.positions.length), fix, idsOf(finding).join('\n')];
    }),
  };
}
