import { decodedLayers, type Layer } from './decode-layers.ts';

const HIDDEN = '***';
/** About a millisecond of work. */
const CODES_A_STEP = 64 * 1024;
const MAX_BLOCK = 6;

/** Removes secrets from texts. */
export interface EchoHider {
  readonly hide: (text: string) => string;
  /** Like `hide`, in steps of about a millisecond, for texts of megabytes. */
  readonly hideInSteps: (text: string) => Generator<undefined, string>;
}

interface Occurrence {
  readonly form: SecretForm;
  /** The position of the block in the form. */
  readonly offset: number;
}

/**
 * Hides secrets in the forms in which a service may echo them: in another case, percent-encoded, escaped, in base64, in
 * hexadecimal. For secrets in `parts` it also hides every part of 12 characters. For secrets in `whole` it hides only
 * the whole secret.
 *
 * The text is cut into blocks. Every long enough part of a secret contains a whole block, so one look at each block
 * finds all parts. We rejected a regular expression: it has to list all parts, some thousands for a token, and takes
 * seconds for a megabyte.
 */
export function createEchoHider(whole: readonly string[], parts: readonly string[]): EchoHider {
  const forms = secretForms(whole, parts);
  const block = Math.min(MAX_BLOCK, ...forms.map(({ min }) => Math.floor((min + 1) / 2)));
  const { filter, byHash } = indexBlocks(forms, block);

  function* spansIn({ codes, length, starts }: Layer, spans: Span[]): Generator<undefined, void> {
    let last: Match | undefined;
    let pauseAt = CODES_A_STEP;
    for (let at = 0; at + block <= length; at += block) {
      if (at >= pauseAt) {
        pauseAt += CODES_A_STEP;
        yield;
      }
      const hash = hashOf(codes, at, block);
      if (filter[shortHash(hash)] === 0) continue;
      const others = byHash.get(hash)?.filter((one) => !isWithin(last, at, one));
      const found = longest(codes, at, length, others ?? []);
      if (found === undefined) continue;
      last = found;
      spans.push({ start: starts[found.start] ?? 0, end: starts[found.end] ?? 0 });
    }
  }

  function* hideInSteps(text: string): Generator<undefined, string> {
    if (forms.length === 0) return text;
    const spans: Span[] = [];
    for (const layer of decodedLayers(text)) {
      if (layer === undefined) yield;
      else yield* spansIn(layer, spans);
    }
    return spans.length === 0 ? text : withoutSpans(text, spans);
  }

  return {
    hideInSteps,
    hide: (text) => {
      const work = hideInSteps(text);
      for (;;) {
        const step = work.next();
        if (step.done) return step.value;
      }
    },
  };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A part of a form in the text. `from`: where the whole form would begin. */
interface Match extends Span {
  readonly form: SecretForm;
  readonly from: number;
}

/** Whether the last match includes this block: a secret of a kilobyte has hundreds of blocks. */
function isWithin(found: Match | undefined, block: number, { form, offset }: Occurrence): boolean {
  return found?.form === form && found.from === block - offset && block < found.end;
}

function indexBlocks(forms: readonly SecretForm[], block: number) {
  const filter = new Uint8Array(FILTER_SIZE);
  const byHash = new Map<number, Occurrence[]>();
  for (const form of forms) {
    const { codes, min } = form;
    // The last offset at which a part is still long enough, plus the distance to its first whole block.
    const last = Math.min(codes.length - min + block - 1, codes.length - block);
    for (let offset = 0; offset <= last; offset += 1) {
      const hash = hashOf(codes, offset, block);
      filter[shortHash(hash)] = 1;
      const others = byHash.get(hash);
      if (others === undefined) byHash.set(hash, [{ form, offset }]);
      else others.push({ form, offset });
    }
  }
  return { filter, byHash };
}

function hashOf(codes: Uint16Array, from: number, block: number): number {
  let hash = 0;
  for (let at = from; at < from + block; at += 1) hash = (Math.imul(hash, 0x01000193) ^ folded(codes, at)) | 0;
  return hash;
}

/** 64 KB of flags exclude nearly all blocks without secrets, without a lookup in the map. */
const FILTER_SIZE = 2 ** 16;

function shortHash(hash: number): number {
  return (hash ^ (hash >>> 16)) & (FILTER_SIZE - 1);
}

/** The longest part of a secret around this block, if one is long enough. */
function longest(codes: Uint16Array, block: number, length: number, occurrences: readonly Occurrence[]) {
  let best: Match | undefined;
  for (const { form, offset } of occurrences) {
    let [start, end] = [block, block];
    let at = offset;
    while (start > 0 && at > 0 && folded(codes, start - 1) === form.codes[at - 1]) {
      start -= 1;
      at -= 1;
    }
    at = offset;
    while (end < length && at < form.codes.length && folded(codes, end) === form.codes[at]) {
      end += 1;
      at += 1;
    }
    if (end - start >= form.min && (best === undefined || end - start > best.end - best.start))
      best = { form, from: block - offset, start, end };
  }
  return best;
}

function folded(codes: Uint16Array, at: number): number {
  return FOLDED[codes[at] ?? 0] ?? 0;
}

function withoutSpans(text: string, spans: readonly Span[]): string {
  const kept: string[] = [];
  let done = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start >= done) kept.push(text.slice(done, start), HIDDEN);
    done = Math.max(done, end);
  }
  return kept.join('') + text.slice(done);
}

/** The shortest part that is hidden. Shorter parts do not reveal the rest, and may occur in other text by chance. */
const MIN_PART = 12;
/** Shorter secrets would match in ordinary words. */
const MIN_SECRET = 8;

/** One form of a secret, folded. */
export interface SecretForm {
  readonly codes: Uint16Array;
  /** The shortest part that is hidden, in codes. */
  readonly min: number;
}

/**
 * The forms of a secret in a text: unchanged, without hyphens, in hexadecimal, and in base64 at each of the three
 * positions in a group. For secrets in `parts`, parts of 12 characters are hidden too; for the others only the whole
 * one.
 */
function secretForms(whole: readonly string[], parts: readonly string[]): readonly SecretForm[] {
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

/** The base64 characters that depend only on these bytes, if `before` bytes of a group precede them. */
function inBase64(bytes: Buffer, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
  return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
}

/** By code: capital letters become small, and the characters of URL-safe base64 become those of base64. */
const FOLDED: Uint16Array = Uint16Array.from({ length: 2 ** 16 }, (_none, code) => fold(code));

function fold(code: number): number {
  if (code >= 0x41 && code <= 0x5a) return code + 0x20;
  if (code === 0x2d) return 0x2b;
  return code === 0x5f ? 0x2f : code;
}
