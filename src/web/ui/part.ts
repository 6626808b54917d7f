import { type ComponentType, lazy } from 'react';

/** A file of the page could not be loaded: the server is gone, has another build by now, or a proxy answers for it. */
export class PartMissing extends Error {
  override readonly name = 'PartMissing';
}

const NEVER = new Promise<never>(() => {});

/**
 * A component whose file is loaded when it is first drawn. Without its file it throws PartMissing, and no other fault.
 * On the server it keeps its place: the page's script, which does not have the file at once, would take it away again.
 */
export function lazyPart<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(() =>
    (import.meta.env.SSR ? NEVER : load()).then(
      (part) => ({ default: part }),
      (cause: unknown) => {
        throw new PartMissing(String(cause), { cause });
      },
    ),
  );
}
