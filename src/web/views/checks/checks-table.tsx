import { useMemo } from 'react';
import type { Finding } from '../../../contract/checks/finding.ts';
import { findingText } from '../../../contract/checks/finding-text.ts';
import type { ImageSet } from '../../../contract/image-tally/image-set.ts';
import { filterOf, forOtherView, type SearchState } from '../../address/search-state.ts';
import { ViewLink } from '../../address/view-link.tsx';
import { useChecksWords } from '../../text/later-words.ts';
import { visibleText } from '../../text/visible-text.ts';
import { useWords } from '../../text/words.tsx';
import { imagesOfFinding } from './images-of-finding.ts';

interface ChecksTableProps {
  readonly state: SearchState;
  readonly set: ImageSet;
  readonly findings: readonly Finding[];
  readonly isPartial: boolean;
}

/** The export has all findings. A page with thousands of rows is not useful. */
const MAX_ROWS = 500;
/** The number of named images in a row without a link. */
const MAX_NAMES = 5;

/** One finding a row: its description, its images, and how to fix it. */
export function ChecksTable({ state, set, findings, isPartial }: ChecksTableProps) {
  const words = useChecksWords();
  const cell = 'px-4 py-2 text-left align-top wrap-anywhere';
  return (
    <section aria-label={words.scroller} className="min-h-0 flex-1 overflow-auto border-t border-line bg-raised">
      <table aria-label={words.title} className="w-full border-collapse text-13 max-sm:table-fixed">
        <thead className="sticky top-0 z-1 bg-raised text-12 text-muted shadow-[inset_0_-1px_var(--color-line)]">
          <tr>
            <th scope="col" className={`${cell} font-normal`}>
              {words.what}
            </th>
            <th scope="col" className={`${cell} w-[38%] font-normal sm:w-[28%]`}>
              {words.images}
            </th>
            <th scope="col" className={`${cell} font-normal max-sm:hidden sm:w-[40%]`}>
              {words.fix}
            </th>
          </tr>
        </thead>
        <tbody>
          {findings.slice(0, MAX_ROWS).map((finding) => {
            const { what, fix } = findingText(finding, words.findings);
            return (
              <tr key={JSON.stringify([finding.kind, ...finding.details])} className="border-b border-line">
                <th scope="row" translate="no" className={`${cell} font-medium`}>
                  {visibleText(what.slice(0, 400))}
                  <span className="block pt-1 text-12 font-normal text-muted sm:hidden">
                    {visibleText(fix.slice(0, 400))}
                  </span>
                </th>
                <td className={cell}>
                  <Images finding={finding} state={state} set={set} isPartial={isPartial} />
                </td>
                <td className={`${cell} text-muted max-sm:hidden`}>{visibleText(fix.slice(0, 400))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {findings.length > MAX_ROWS && (
        <p className="px-4 py-2 text-12 text-muted">{words.cut(MAX_ROWS, findings.length)}</p>
      )}
    </section>
  );
}

interface ImagesProps extends Omit<ChecksTableProps, 'findings'> {
  readonly finding: Finding;
}

/** A link to the images of a finding if a filter can select them, else the first names. */
function Images({ finding, state, set, isPartial }: ImagesProps) {
  const words = useChecksWords();
  const shared = useWords();
  const link = 'text-accent-text underline underline-offset-2';
  const filtered = useMemo(() => {
    const asked = imagesOfFinding(finding, state);
    // A link with a count leads to that many images.
    const isExact = asked && set.tally(filterOf(asked)).positions.length === finding.positions.length;
    return isExact ? asked : undefined;
  }, [finding, state, set]);
  const count = shared.images.count(finding.positions.length, isPartial);
  if (filtered) {
    return (
      <ViewLink view="images" state={filtered} className={link}>
        {count}
      </ViewLink>
    );
  }
  const more = finding.positions.length - MAX_NAMES;
  return (
    <>
      <span>{count}</span>
      <ul className="text-12">
        {finding.positions.slice(0, MAX_NAMES).map((position) => {
          const id = set.text('ImageId', position) ?? '';
          return (
            <li key={id}>
              <ViewLink view="images" state={{ ...forOtherView(state), sel: id }} translate="no" className={link}>
                {visibleText(set.text('Name', position) || id)}
              </ViewLink>
            </li>
          );
        })}
        {more > 0 && <li className="text-muted">{words.more(more)}</li>}
      </ul>
    </>
  );
}
