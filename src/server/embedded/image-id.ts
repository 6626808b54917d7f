import { createHash } from 'node:crypto';

/**
 * The id of an image whose real one is not known: `image-` and 18 hex digits, the length of PAI's own. It depends on
 * the URI alone, or on the name alone where no URI is known, so that links to an image stay good for ever.
 */
export function imageIdOf(uri: string | undefined, name: string | undefined): string {
  const identity = uri ?? `name:${name ?? ''}`;
  return `image-${createHash('sha256').update(identity).digest('hex').slice(0, 18)}`;
}
