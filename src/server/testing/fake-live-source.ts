import type { ImageSource } from '../sources/image-source.ts';
import { builtInSource } from './serve.ts';

/** A source that calls itself live and answers from the built-in catalog, but for the operations given. */
export function fakeLiveSource(operations: Partial<ImageSource> = {}): ImageSource {
  const { imageCount: _, ...uncounted } = builtInSource();
  return { ...uncounted, kind: 'live', provenance: () => [], ...operations };
}
