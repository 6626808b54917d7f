import type { SessionResponse } from '../../../contract/operations.ts';
import { reloadPage } from '../../address/use-search-state.ts';
import { useWords } from '../../text/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

/**
 * Whether this page has loaded all these files. We rejected comparing with the first session response: a page from the
 * browser's cache, by Back or in an old tab, may be older than this response.
 */
function isOwnBuild(files: readonly string[]): boolean {
  const loaded = Array.from(
    document.querySelectorAll('script, link'),
    (element) => element.getAttribute('src') ?? element.getAttribute('href'),
  );
  return files.every((file) => loaded.includes(file));
}

/**
 * Says that the server has another build than this page. The reader reloads, never the page itself: the address
 * contains everything on screen, but not unfinished input.
 */
export function NewBuild({ session }: { readonly session: SessionResponse }) {
  const words = useWords();
  if (session.build === undefined || isOwnBuild(session.build)) return null;
  return (
    <div className="px-3 py-2 lg:px-4">
      <Notice
        name={words.problem.newBuildName}
        tone="info"
        actions={<Button onClick={reloadPage}>{words.problem.reload}</Button>}
      >
        {words.problem.newBuild}
      </Notice>
    </div>
  );
}
