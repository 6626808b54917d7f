import type { SessionResponse } from '../../contract/operations.ts';
import { reloadPage } from '../address/use-search-state.ts';
import { useWords } from '../text/words.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/**
 * Whether this page loads all these files. What the first answer of the session said is no measure: a page that the
 * browser took from its cache, with Back or a tab of yesterday, may be older than that answer.
 */
function isOwnBuild(files: readonly string[]): boolean {
  const loaded = Array.from(
    document.querySelectorAll('script, link'),
    (element) => element.getAttribute('src') ?? element.getAttribute('href'),
  );
  return files.every((file) => loaded.includes(file));
}

/**
 * Tells that the server has another build of the page than the one that runs here. The reader reloads, never the page
 * itself: the address holds all that is shown, but not what is half typed.
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
