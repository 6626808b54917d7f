import type { Condition } from '../../contract/filter.ts';
import { forOtherView, type SearchState, withoutUnread } from './search-state.ts';

/**
 * What the images view opens with to show the images of these conditions, in the scope of a state. Label keys stay
 * behind, because they choose what is shown of images and not images, and so do parts of either that were not understood:
 * no count that leads here has heeded them. What was not understood of the scope goes along.
 */
export function imagesOf(state: SearchState, conditions: readonly Condition[]): SearchState {
  const read = withoutUnread(withoutUnread(forOtherView(state), 'LabelFilter'), 'LabelKeys');
  return { ...read, labelKeys: [], conditions };
}
