import { printAddress } from '../../address/print-address.ts';
import { EMPTY_SEARCH } from '../../address/search-state.ts';
import { canGoBack, goBack, useSearchState, viewAddress } from '../../address/use-search-state.ts';
import { ViewLink } from '../../address/view-link.tsx';
import { VIEWS } from '../../address/view-paths.ts';
import { fixedPath } from '../../filter/fix-address.ts';
import { useNotFoundWords } from '../../text/later-words.ts';
import { Button } from '../../ui/button.tsx';
import { Message } from '../no-rows/message.tsx';

/** The page for an unknown path: names it, and offers the probable address, every view and the way back. */
export function NotFound({ path }: { readonly path: string }) {
  const words = useNotFoundWords();
  const [state] = useSearchState();
  const meant = fixedPath(path, printAddress(state));
  return (
    <Message title={words.title}>
      <p className="max-w-full text-13 text-muted wrap-anywhere">{words.text(path)}</p>
      {meant && (
        <p className="max-w-full text-14 wrap-anywhere">
          <span>{words.meant}</span>{' '}
          <ViewLink {...meant} translate="no" className="font-medium text-accent-text underline underline-offset-2">
            {viewAddress(meant.view, meant.state)}
          </ViewLink>
        </p>
      )}
      <ul className="flex flex-wrap justify-center gap-x-6 gap-y-2">
        {VIEWS.map((view) => (
          <li key={view}>
            <ViewLink
              view={view}
              state={EMPTY_SEARCH}
              className="text-13 font-medium text-accent-text underline underline-offset-2"
            >
              {words.show[view]}
            </ViewLink>
          </li>
        ))}
      </ul>
      {canGoBack() && <Button onClick={goBack}>{words.back}</Button>}
    </Message>
  );
}
