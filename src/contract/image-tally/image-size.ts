/** The meaning of an image's Size: bytes and whether it was given in GB, or a number of an unknown unit. */
export type ImageSize =
  | { readonly unit: 'bytes' | 'gigabytes'; readonly bytes: number }
  | { readonly unit: 'unclear'; readonly bytes: undefined };

/** The largest image that we assume, in GB. */
const MAX_GB = 1_000;
/** An image of Alibaba Cloud PAI has at least this many bytes: its configuration alone takes several thousand. */
const MIN_BYTES = 100_000;

/**
 * Reads the Size of an image. The service returns bytes; its documentation says GB and shows 2. A number below 1,000
 * cannot be bytes, so it is GB. From 1,000 to 100,000 neither is likely, so the unit is unknown.
 */
export function readImageSize(size: number): ImageSize {
  if (size >= MIN_BYTES || size === 0) return { unit: 'bytes', bytes: size };
  if (size > 0 && size < MAX_GB) return { unit: 'gigabytes', bytes: size * 1_000_000_000 };
  return { unit: 'unclear', bytes: undefined };
}

/** The Size of an image for a file: digits alone mean bytes; other units are named. */
export function exportedSize(size: number): string {
  const { unit } = readImageSize(size);
  if (unit === 'bytes') return String(size);
  return unit === 'gigabytes' ? `${size} GB` : `${size} (unit unclear)`;
}
