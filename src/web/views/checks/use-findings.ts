import { useMemo } from 'react';
import { findIssues } from '../../../contract/checks/find-issues.ts';
import type { Finding } from '../../../contract/checks/finding.ts';
import type { ScopeImages } from '../../image-set/use-scope-images.ts';

/** The findings in a scope, each with those of its images that pass the filter; those without any are left out. */
export function useFindings({ loaded, tally }: ScopeImages): readonly Finding[] | undefined {
  const set = loaded?.set;
  // Found in the whole scope: that two images share a URI does not depend on the filter.
  const all = useMemo(() => set && findIssues(set), [set]);
  return useMemo(
    () =>
      tally &&
      all?.flatMap((finding) => {
        const positions = finding.positions.filter(tally.holds);
        return positions.length === 0 ? [] : [{ ...finding, positions }];
      }),
    [all, tally],
  );
}
