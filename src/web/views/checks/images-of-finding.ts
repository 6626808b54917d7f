import type { Finding } from '../../../contract/checks/finding.ts';
import { ANY_VALUE, type Condition, filterIssueOf } from '../../../contract/filter.ts';
import type { FacetName } from '../../../contract/image-filter/image-filter.ts';
import { narrowExactly } from '../../../contract/image-filter/narrow-exactly.ts';
import { LABEL_KEYS } from '../../../contract/label-keys.ts';
import { filterOf, forOtherView, type SearchState, withFilter } from '../../address/search-state.ts';

/**
 * The state that shows the images of a finding: the active filter and one more condition. Undefined if no filter can express it, for example a tag.
 */
export function imagesOfFinding({ kind, details }: Finding, state: SearchState): SearchState | undefined {
  const filter = filterOf(state);
  const images = forOtherView(state);
  const without = (facet: FacetName) => withFilter(images, { ...filter, none: [...new Set([...filter.none, facet])] });
  const withLabel = (condition: Condition) => {
    // The value "*" would mean any value.
    const value = kind === 'near-keys' ? '' : condition.value;
    const conditions =
      filterIssueOf({ ...condition, value }) === undefined ? narrowExactly(filter, [condition]) : undefined;
    return conditions && withFilter(images, { ...filter, conditions });
  };
  const [first = '', second = ''] = details;
  switch (kind) {
    case 'no-chip':
      return withFilter(images, { ...filter, not: [...filter.not, { key: LABEL_KEYS.chipType, value: ANY_VALUE }] });
    case 'no-framework':
      return without('framework');
    case 'no-python':
      return without('python');
    case 'no-service':
      return without('supported');
    case 'gpu-without-cuda': {
      const conditions = narrowExactly(filter, [{ key: LABEL_KEYS.chipType, value: 'GPU' }]);
      return (
        conditions &&
        withFilter(images, { ...filter, conditions, none: [...new Set([...filter.none, 'cuda' as const])] })
      );
    }
    case 'near-keys':
      return withLabel({ key: first, value: ANY_VALUE });
    case 'near-values':
      return withLabel({ key: first, value: second });
    default:
      return undefined;
  }
}
