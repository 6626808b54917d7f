import { regionOfUri } from '../../contract/image-uri.ts';
import { useImageWords } from '../text/later-words.ts';
import type { TextWithNote } from '../ui/copy-button.tsx';

/** Makes of URIs what is copied, and says for which region if that was filled in: only then can it be another than meant. */
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
  /** The URI as it is known, maybe without a region. */
  readonly known: string | undefined;
}
