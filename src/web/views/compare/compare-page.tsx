import { useRef, useState } from 'react';
import { withoutUnread } from '../../address/search-state.ts';
import type { ViewProps } from '../../shell/view.tsx';
import { useCompareWords } from '../../text/later-words.ts';
import { CandidatesPage } from './candidates/candidates-page.tsx';
import { ScopesPage } from './scopes-page.tsx';
import { Segments } from './segments.tsx';

/** Two scopes or some images side by side. The address decides: `ids` names images. */
export function ComparePage(props: ViewProps) {
  const { state, update } = props;
  const words = useCompareWords();
  // The last compared images return with this choice; the address of scopes has no images.
  const [lastIds, setLastIds] = useState<readonly string[]>([]);
  if (state.ids && state.ids !== lastIds) setLastIds(state.ids);
  const hasFocus = useRef(false);
  const choice = (
    <Segments
      name={words.what}
      value={state.ids ? 'images' : 'scopes'}
      choices={[
        { value: 'scopes', text: words.scopes },
        { value: 'images', text: words.images },
      ]}
      takesFocus={hasFocus}
      onChoose={(value) => {
        hasFocus.current = true;
        update((before) => ({ ...withoutUnread(before, 'ids'), ids: value === 'images' ? lastIds : undefined }));
      }}
      // Before the total, which comes later and would move it.
      className="-order-1 mr-2 max-sm:mr-0 max-sm:[&>label]:px-1.5 max-sm:[&>label]:text-12"
    />
  );
  return state.ids ? (
    <CandidatesPage {...props} ids={state.ids} choice={choice} />
  ) : (
    <ScopesPage {...props} choice={choice} />
  );
}
