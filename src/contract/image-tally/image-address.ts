import { fillRegion, isVpcOnly, needsRegion } from '../image-uri.ts';

/** What can be said of the address to fetch an image from. */
export type ImageAddress =
  | { readonly kind: 'unknown' }
  /** It is one of every region, and none is chosen. */
  | { readonly kind: 'needs-region'; readonly uri: string; readonly isVpcOnly: boolean }
  | { readonly kind: 'ready'; readonly uri: string; readonly isVpcOnly: boolean };

/**
 * The address of an image, `{region}` filled in: with the region of the scope, else with the one region that the image is
 * known in, else with the one that was picked for it (empty for none).
 */
export function addressOf(
  uri: string | undefined,
  scopeRegion: string,
  known: readonly string[],
  picked: string,
): ImageAddress {
  if (uri === undefined || uri === '') return { kind: 'unknown' };
  const [only] = known;
  const region = scopeRegion || (only !== undefined && known.length === 1 ? only : picked);
  const filled = fillRegion(uri, region);
  return { kind: needsRegion(filled) ? 'needs-region' : 'ready', uri: filled, isVpcOnly: isVpcOnly(filled) };
}
