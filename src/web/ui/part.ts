import { type ComponentType, lazy } from 'react';

/** A file of the page could not be loaded: the server is gone, has another build by now, or a proxy answers for it. */
export class PartMissing extends Error {
  override readonly name = 'PartMissing';
}

/** A component whose file is loaded when it is first drawn. Without its file it throws PartMissing, and no other fault. */
export function lazyPart<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(() =>
    load().then(
      (part) => ({ default: part }),
      (cause: unknown) => {
        throw new PartMissing(String(cause), { cause });
      },
    ),
  );
}
