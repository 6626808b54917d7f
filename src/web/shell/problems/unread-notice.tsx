import { printCondition } from '../../../contract/filter.ts';
import { printAddress } from '../../address/print-address.ts';
import { isScopeUnread, type SearchState, type Unread } from '../../address/search-state.ts';
import { type UpdateSearch, usePath } from '../../address/use-search-state.ts';
import { viewOf } from '../../address/view-paths.ts';
import type { SentRequest } from '../../api/sent-request.ts';
import { fixedState } from '../../filter/fix-address.ts';
import { useLeftOutWords, useUnreadWords } from '../../text/later-words.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

interface UnreadNoticeProps {
  readonly state: SearchState;
  readonly update: UpdateSearch;
}

const MAX_CHARS = 120;
const MAX_PARTS = 50;

/** Names each unread part of the address. It stays until the parts are removed or replaced. */
export function UnreadNotice({ state, update }: UnreadNoticeProps) {
  const words = useUnreadWords();
  const title = words.title(state.unread.length);
  const fixed = fixedState(state, viewOf(usePath()));
  return (
    <Notice
      name={title}
      tone="warning"
      actions={<Button onClick={() => update(withoutParts(state.unread))}>{words.drop}</Button>}
    >
      <p className="font-medium">{title}</p>
      <ul className="max-h-[30dvh] overflow-y-auto">
        {state.unread.slice(0, MAX_PARTS).map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: equal parts may stand in an address twice
          <li key={index}>{words.reasons[part.reason](shorten(part.text), shorten(part.name))}</li>
        ))}
        {state.unread.length > MAX_PARTS && <li>{words.more(state.unread.length - MAX_PARTS)}</li>}
      </ul>
      {isScopeUnread(state) && <p>{words.noRows}</p>}
      {fixed && (
        <button
          type="button"
          translate="no"
          onClick={() => update(() => fixed)}
          className="calm min-h-7 max-w-full rounded-control text-left wrap-anywhere font-medium text-accent-text hover:bg-hover"
        >
          {words.didYouMean(shorten(decodeURIComponent(printAddress({ ...fixed, unread: [] }).slice(1))))}
        </button>
      )}
    </Notice>
  );
}

/**
 * The state without its unread parts. Unknown groups of the matrix are parsed; only the images show that they do not
 * exist.
 */
function withoutParts(parts: readonly Unread[]) {
  const groups = new Set(parts.flatMap(({ reason, text }) => (reason === 'group' ? [text] : [])));
  return (state: SearchState): SearchState => ({
    ...state,
    open: state.open.filter((mark) => !groups.has(printCondition(mark))),
    unread: [],
  });
}

function shorten(text: string): string {
  return visibleText(text.length > MAX_CHARS ? `${text.slice(0, MAX_CHARS)}…` : text);
}

/** Says what is missing on screen because the server could not read it. Not an alert: the rest is as requested. */
export function LeftOutNote({ requests }: { readonly requests: readonly SentRequest[] }) {
  const words = useLeftOutWords();
  return (
    <div className="rounded-control bg-tint px-3 py-1.5 text-13">
      {countLeftOut(requests).map(({ kind, count, field }) => (
        <p key={`${kind} ${field}`} role="note">
          {words(kind, count, field)}
        </p>
      ))}
    </div>
  );
}

/** The number of unreadable items, by the kind of row and the field. */
export interface LeftOutCount {
  readonly kind: string;
  readonly field: string;
  readonly count: number;
}

/** Adds up the headers X-Pai-Left-Out of several responses, such as `labels=2; field=Value, images=1; field=Size`. */
export function countLeftOut(
  answers: readonly { readonly leftOut?: string | null | undefined }[],
): readonly LeftOutCount[] {
  const counts = new Map<string, LeftOutCount>();
  for (const { leftOut } of answers)
    for (const [, kind = '', digits, field = ''] of (leftOut ?? '').matchAll(
      /([a-z]+)=([0-9]{1,9}); field=([\w.]+)/g,
    )) {
      const key = `${kind} ${field}`;
      counts.set(key, { kind, field, count: (counts.get(key)?.count ?? 0) + Number(digits) });
    }
  return [...counts.values()];
}
