/** So many signs of a secret in a row are hidden. Fewer do not tell the rest, and other text could hold them by chance. */
const MIN_PART = 12;
/** A shorter secret would be found in any word. */
const MIN_SECRET = 8;

/** One way to write a secret, folded. */
export interface SecretForm {
  readonly codes: Uint16Array;
  /** So many codes of it in a row are hidden. */
  readonly min: number;
}

/**
 * The ways in which a text may carry a secret: as it is, without its hyphens, in hexadecimal, and in base64 at each of the three
 * places in a group. Of a secret in `parts` a part of 12 signs is hidden too, of the others the whole one only.
 */
export function secretForms(whole: readonly string[], parts: readonly string[]): readonly SecretForm[] {
  const inPart = new Set(parts);
  return [...new Set([...whole, ...parts])]
    .filter((secret) => secret.length >= MIN_SECRET)
    .flatMap((secret) => formsOf(secret, inPart.has(secret) ? Math.min(MIN_PART, secret.length) : secret.length));
}

function formsOf(secret: string, min: number): readonly SecretForm[] {
  const bytes = Buffer.from(secret);
  const texts = [
    secret,
    secret.replaceAll('-', ''),
    bytes.toString('hex'),
    ...[0, 1, 2].map((at) => inBase64(bytes, at)),
  ];
  return [...new Set(texts)]
    .map((text) => ({
      codes: Uint16Array.from(text, (_sign, at) => FOLDED[text.charCodeAt(at)] ?? 0),
      min: Math.min(Math.ceil((min * text.length) / secret.length), text.length),
    }))
    .filter(({ codes }) => codes.length >= MIN_SECRET);
}

/** The signs of base64 that depend on these bytes alone, if `before` bytes of a group come before them. */
function inBase64(bytes: Buffer, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
  return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
}

/** By code: capitals made small, and the signs of base64 for URLs made those of base64. */
export const FOLDED: Uint16Array = Uint16Array.from({ length: 2 ** 16 }, (_none, code) => fold(code));

function fold(code: number): number {
  if (code >= 0x41 && code <= 0x5a) return code + 0x20;
  if (code === 0x2d) return 0x2b;
  return code === 0x5f ? 0x2f : code;
}
