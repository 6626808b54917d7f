import type { Finding } from './finding.ts';
import { FINDING_TEXTS, findingText } from './finding-text.ts';

/** Findings as rows of cells for a file, with the ids of their images, a line each. */
export function findingsTable(
  findings: readonly Finding[],
  idsOf: (finding: Finding) => readonly string[],
  texts = FINDING_TEXTS,
): { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  return {
    header: ['Kind', 'Finding', 'Images', 'Mend', 'ImageIds'],
    rows: findings.map((finding) => {
      const { what, mend } = findingText(finding, texts);
      return [finding.kind, what, String(finding.positions.length), mend, idsOf(finding).join('\n')];
    }),
  };
}
