import type { ImageSource } from '../sources/image-source.ts';
import { builtInSource } from './serve.ts';

/** A source that calls itself live and serves the built-in catalog, except for the given operations. */
export function fakeLiveSource(operations: Partial<ImageSource> = {}): ImageSource {
  const { imageCount: _, ...uncounted } = builtInSource();
  return { ...uncounted, kind: 'live', provenance: () => [], ...operations };
}
