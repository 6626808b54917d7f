import { type ComponentType, lazy, use } from 'react';
import { loadLaterWords } from '../text/load-language.ts';

/** A file of the page could not be loaded: the server is gone, has another build by now, or a proxy answers for it. */
export class PartMissing extends Error {
  override readonly name = 'PartMissing';
}

/**
 * Waits for a promise that is dropped with the drawing. One for all drawings would keep each of them in memory, because
 * React hangs on it what goes on when it is fulfilled.
 */
function Later(): never {
  return use(new Promise<never>(() => {}));
}

/**
 * A component whose file is loaded when it is first drawn, with its words. Without them it throws PartMissing, and no other fault.
 * On the server it keeps its place: the page's script, which does not have the file at once, would take it away again.
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
