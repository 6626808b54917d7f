import { addressOf, type ImageAddress } from '../../contract/image-tally/image-address.ts';
import type { ImageFacts } from '../../contract/image-tally/image-set.ts';
import { fillRegion } from '../../contract/image-uri.ts';
import type { TextWithNote } from '../ui/copy-button.tsx';
import type { useCopiedUris } from './copied-uri.ts';
import type { AskRegion } from './problems/use-region-choice.tsx';

/** The values that fill in URIs of every region. */
export interface UriChoice {
  /** The region of the scope; empty for all. */
  readonly region: string;
  /** The region picked for URIs; empty if none was yet. */
  readonly picked: string;
  readonly regions: readonly string[];
  readonly ask: AskRegion;
}

/** An image, and the regions where it is known to be; none if unknown. */
interface Located {
  readonly image: ImageFacts;
  readonly regions: readonly string[];
}

/** The address of an image, if it is known without a request. */
export function uriOf({ image, regions }: Located, { region, picked, regions: all }: UriChoice): ImageAddress {
  const choices = regions.length > 0 ? regions : all;
  return addressOf(image.ImageUri, region, regions, choices.includes(picked) ? picked : '');
}

/** Returns a function that copies the URI; it first asks for a region if the URI needs one. */
export function copiedUri(
  address: Exclude<ImageAddress, { readonly kind: 'unknown' }>,
  { image, regions }: Located,
  { ask, regions: all }: UriChoice,
  copied: ReturnType<typeof useCopiedUris>,
): (button: HTMLButtonElement) => Promise<TextWithNote | undefined> {
  return async (button) => {
    const chosen = address.kind === 'ready' ? '' : await ask(button, regions.length > 0 ? regions : all);
    if (chosen === undefined) return undefined;
    return copied([{ uri: fillRegion(address.uri, chosen), known: image.ImageUri }]);
  };
}
