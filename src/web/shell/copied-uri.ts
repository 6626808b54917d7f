import { regionOfUri } from '../../contract/image-uri.ts';
import { useImageWords } from '../text/later-words.ts';
import type { TextWithNote } from '../ui/copy-button.tsx';

/**
 * Returns a function that makes the text to copy from URIs, with a note on the region if it was filled in: the reader
 * may mean another one.
 */
export function useCopiedUris(): (copied: readonly CopiedUri[]) => TextWithNote {
  const words = useImageWords();
  return (copied) => {
    const regions = copied.flatMap(({ uri, known }) => (uri === known ? [] : (regionOfUri(uri) ?? [])));
    const [region] = regions;
    return {
      text: copied.map(({ uri }) => uri).join('\n'),
      note: region !== undefined && regions.every((other) => other === region) ? words.copiedFor(region) : undefined,
    };
  };
}

interface CopiedUri {
  readonly uri: string;
  /** The original URI, maybe without a region. */
  readonly known: string | undefined;
}
