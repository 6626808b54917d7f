import { type ComponentType, lazy, use } from 'react';
import { loadLaterWords } from '../text/load-language.ts';

/** A file of the page could not be loaded: the server is down or has another build, or a proxy responded instead. */
export class PartMissing extends Error {
  override readonly name = 'PartMissing';
}

/**
 * Waits for a promise that is discarded with this render. A shared promise would keep every render in memory, because
 * React attaches its continuation to it.
 */
function Later(): never {
  return use(new Promise<never>(() => {}));
}

/**
 * A component whose file and words are loaded at its first render. If they cannot be loaded, it throws PartMissing and
 * no other error. On the server it renders only its placeholder: the page's script does not have the file at once, and
 * would remove the content again.
 */
export function lazyPart<Props>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  if (import.meta.env.SSR) return Later;
  return lazy(() =>
    Promise.all([load(), loadLaterWords()]).then(
      ([part]) => ({ default: part }),
      (cause: unknown) => {
        throw new PartMissing(String(cause), { cause });
      },
    ),
  );
}
