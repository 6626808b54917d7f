import { findIssues } from '../../contract/checks/find-issues.ts';
import type { Finding } from '../../contract/checks/finding.ts';
import { findingText } from '../../contract/checks/finding-text.ts';
import { findingsTable } from '../../contract/checks/findings-table.ts';
import { counted, nothingFound } from '../search/find-rows.ts';
import { printedQuery } from '../search/query.ts';
import { type CommandContext, EXIT, type ExitCode, loadFiltered, scopeOf } from './command-context.ts';
import { printRows } from './print/print-rows.ts';
import type { CheckRequest } from './read-list-options.ts';

/** A table names this many images of a finding; the other formats have all ids. */
const MAX_NAMED = 3;

/** Lists gaps and contradictions in the labels of the images that pass a filter, as the checks view does. */
export async function check(context: CommandContext, { filter, max, output }: CheckRequest): Promise<ExitCode> {
  const loaded = await loadFiltered(context, filter);
  if (loaded === undefined) return EXIT.fault;
  const { set, isComplete, tally } = loaded;
  if (tally.positions.length === 0) {
    context.say(nothingFound('images', set, filter, false));
    return EXIT.nothing;
  }
  // Found in the whole scope, as on the page: that two images share a URI does not depend on the filter.
  const findings = findIssues(set).flatMap((finding) => {
    const positions = finding.positions.filter(tally.holds);
    return positions.length === 0 ? [] : [{ ...finding, positions }];
  });
  const idsOf = ({ positions }: Finding) => positions.map((position) => set.text('ImageId', position) ?? '');
  const nameOf = (position: number) => set.text('Name', position) || set.text('ImageId', position) || '';
  await printRows(context, output === 'json' || output === 'csv' ? output : 'table', {
    columns: [{ head: 'Finding' }, { head: 'Images', isNumber: true }, { head: 'First images' }, { head: 'Fix' }],
    rows: () =>
      findings.map((finding) => {
        const { what, fix } = findingText(finding);
        const names = finding.positions.slice(0, MAX_NAMED).map(nameOf).join(', ');
        return [what, String(finding.positions.length), names, fix];
      }),
    csv: () => findingsTable(findings, idsOf),
    json: () => ({
      source: context.source.kind,
      ...printedQuery({ scope: scopeOf(context), filter }),
      count: findings.length,
      images: tally.positions.length,
      complete: isComplete,
      findings: findings.map((finding) => ({
        kind: finding.kind,
        details: finding.details,
        ...findingText(finding),
        ImageIds: idsOf(finding),
      })),
    }),
  });
  const isTooMany = max !== undefined && findings.length > max;
  if (output === 'table' || isTooMany)
    context.say(`${counted(findings.length, 'finding')}${isTooMany ? `; at most ${max} are allowed` : ''}`);
  return isTooMany ? EXIT.tooMany : EXIT.done;
}
