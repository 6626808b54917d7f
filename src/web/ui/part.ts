import { type ComponentType, lazy } from 'react';

/** A file of the page could not be loaded: the server is gone, has another build by now, or a proxy answers for it. */
export class PartMissing extends Error {
  override readonly name = 'PartMissing';
}

/** Loads a part of the page. Throws PartMissing if its file does not come, which tells it from a part that fails. */
export function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  return load().catch((cause: unknown) => {
    throw new PartMissing('A part of this page could not be loaded.', { cause });
  });
}

/** A component whose file is loaded when it is first drawn. */
export function lazyPart<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => ({ default: await loadPart(load) }));
}
