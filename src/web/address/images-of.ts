import type { Condition } from '../../contract/filter.ts';
import { forOtherView, type SearchState, withoutUnread } from './search-state.ts';

/**
 * The state of the images view for the images of these conditions, in the same scope. Label keys are dropped, because
 * they do not choose images. Unread parts of keys and conditions are dropped too, because the count of this link
 * ignored them. Unread parts of the scope are kept.
 */
export function imagesOf(state: SearchState, conditions: readonly Condition[]): SearchState {
  const read = withoutUnread(withoutUnread(forOtherView(state), 'LabelFilter'), 'LabelKeys');
  return { ...read, labelKeys: [], conditions };
}
