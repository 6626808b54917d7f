import { fillRegion, isVpcOnly, needsRegion } from '../image-uri.ts';

/** The known parts of the address to pull an image from. */
export type ImageAddress =
  | { readonly kind: 'unknown' }
  /** The URI contains {region}, and no region is chosen. */
  | { readonly kind: 'needs-region'; readonly uri: string; readonly isVpcOnly: boolean }
  | { readonly kind: 'ready'; readonly uri: string; readonly isVpcOnly: boolean };

/**
 * The address of an image with `{region}` filled in: with the region of the scope, else with the only region where the
 * image is known to be, else with the region that the user chose for it (empty for none).
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
