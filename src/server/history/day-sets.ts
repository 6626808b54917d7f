import { endRecord, ImageSetEncoder } from '../../contract/image-set/encode-images.ts';
import { EncodedBytes } from '../http/encoded-bytes.ts';
import type { ScopeHistory } from './scope-history.ts';

/** Few days are requested again: those that a person views now. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Keyed by the history's identity of a day's images; the last requested one comes last. */
const made = new Map<object, EncodedBytes>();

/** The images of a saved day as an image set; undefined if the day is not kept. */
export function daySet(history: ScopeHistory, day: string): EncodedBytes | undefined {
  const found = history.on(day);
  if (found === undefined) return undefined;
  const { as, images } = found;
  const known = made.get(as) ?? encode([...images.values()], day);
  made.delete(as);
  made.set(as, known);
  let held = [...made.values()].reduce((sum, one) => sum + one.held, 0);
  for (const [old, bytes] of made) {
    if (held <= MAX_BYTES || old === as) break;
    made.delete(old);
    held -= bytes.held;
  }
  return known;
}

function encode(images: Parameters<ImageSetEncoder['images']>[0], day: string): EncodedBytes {
  const end = endRecord({ isComplete: true, answeredAt: Date.parse(day) });
  return new EncodedBytes(new Uint8Array(Buffer.concat([...new ImageSetEncoder().images(images), end])));
}
