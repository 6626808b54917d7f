import { isScopeUnread, type SearchState } from '../address/search-state.ts';
import type { UpdateSearch } from '../address/use-search-state.ts';
import { useUnreadWords } from '../text/english-unread.ts';
import { visibleText } from '../text/visible-text.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

interface UnreadNoticeProps {
  readonly state: SearchState;
  readonly update: UpdateSearch;
}

const SHOWN = 120;
const LISTED = 50;

/** Names each part of the address that was not understood. It stays until the parts are removed or replaced. */
export function UnreadNotice({ state, update }: UnreadNoticeProps) {
  const words = useUnreadWords();
  const title = words.title(state.unread.length);
  return (
    <Notice
      name={title}
      tone="warning"
      actions={<Button onClick={() => update((before) => ({ ...before, unread: [] }))}>{words.drop}</Button>}
    >
      <p className="font-medium">{title}</p>
      <ul className="max-h-[30dvh] overflow-y-auto">
        {state.unread.slice(0, LISTED).map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: equal parts may stand in an address twice
          <li key={index}>{words.reasons[part.reason](shorten(part.text), shorten(part.name))}</li>
        ))}
        {state.unread.length > LISTED && <li>{words.more(state.unread.length - LISTED)}</li>}
      </ul>
      {isScopeUnread(state) && <p>{words.noRows}</p>}
    </Notice>
  );
}

function shorten(text: string): string {
  return visibleText(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
}
