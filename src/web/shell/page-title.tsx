import { useLayoutEffect } from 'react';
import { ANY_VALUE } from '../../contract/filter.ts';
import { readFramework } from '../../contract/label-keys.ts';
import type { SearchState } from '../address/search-state.ts';
import { usePath, useSearchState } from '../address/use-search-state.ts';
import { viewOf } from '../address/view-paths.ts';
import { keyName } from '../text/key-name.ts';
import { visibleText } from '../text/visible-text.ts';
import { useWords } from '../text/words.tsx';

type Condition = SearchState['conditions'][number];

/** What of a title is shown: a tab shows less, a history somewhat more. */
const SHOWN = 80;

/**
 * The title of the page in tabs, history and bookmarks, the most specific first: what is open in detail, else the filter,
 * then the view, then the product. Details replace it with their own title once they have one: their effect runs later.
 */
export function PageTitle() {
  const words = useWords();
  const [state] = useSearchState();
  const view = viewOf(usePath());
  const short = ({ key, value }: Condition) => {
    const framework = readFramework(key, value === ANY_VALUE ? '' : value);
    if (framework) return `${framework.name} ${framework.version}`.trim();
    return value === ANY_VALUE ? (keyName(words, key) ?? key) : value;
  };
  const filter = (conditions: readonly Condition[]) => conditions.map(short).join(', ');
  const sides = [filter(state.conditions), view === 'compare' ? filter(state.vs.conditions) : ''];
  const subject = state.sel || sides.filter((side) => side !== '').join(' | ') || state.q || state.imageId;
  const title = [
    visibleText(subject.slice(0, SHOWN)),
    view && view !== 'labels' ? words.views[view] : '',
    words.product,
  ]
    .filter((part) => part !== '')
    .join(' · ');
  useLayoutEffect(() => {
    document.title = title;
  }, [title]);
  return null;
}
