import { decodedLayers, type Layer } from './decode-layers.ts';

const HIDDEN = '***';
/** About a millisecond of work. */
const CODES_A_STEP = 64 * 1024;
const MAX_BLOCK = 6;

/** Takes secrets out of texts. */
export interface EchoHider {
  readonly hide: (text: string) => string;
  /** As `hide`, in steps of about a millisecond, for texts that may be megabytes. */
  readonly hideInSteps: (text: string) => Generator<undefined, string>;
}

interface Occurrence {
  readonly form: SecretForm;
  /** Where in the form the block begins. */
  readonly offset: number;
}

/**
 * Hides secrets in whatever way a service may echo them: in another case, percent-encoded, escaped, in base64, in hexadecimal.
 * Of those in `parts` it hides every part of 12 signs too. `whole` are the others.
 *
 * Every part that is long enough holds a whole block of the text, which is cut into blocks from its beginning; so a look
 * at each block finds all of them. A regular expression was rejected: it finds parts only if it lists them, some thousands
 * of a token, and takes seconds a megabyte.
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

/** A part of a form in the text. `from`: where the form would begin if all of it were there. */
interface Match extends Span {
  readonly form: SecretForm;
  readonly from: number;
}

/** Whether a block of the text is known already: a secret of a kilobyte has hundreds. */
function isWithin(found: Match | undefined, block: number, { form, offset }: Occurrence): boolean {
  return found?.form === form && found.from === block - offset && block < found.end;
}

function indexBlocks(forms: readonly SecretForm[], block: number) {
  const filter = new Uint8Array(FILTER_SIZE);
  const byHash = new Map<number, Occurrence[]>();
  for (const form of forms) {
    const { codes, min } = form;
    // A part begins so far from the end that it is long enough, and its block less than a block further on.
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

/** A sixteenth of a megabyte tells nearly all blocks apart from those of secrets, without a look into the map. */
const FILTER_SIZE = 2 ** 16;

function shortHash(hash: number): number {
  return (hash ^ (hash >>> 16)) & (FILTER_SIZE - 1);
}

/** The longest part of a secret around this block of the text, if one is long enough. */
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

/** The signs of base64 that depend on these bytes alone, if `before` bytes of a group come before them. */
function inBase64(bytes: Buffer, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
  return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
}

/** By code: capitals made small, and the signs of base64 for URLs made those of base64. */
const FOLDED: Uint16Array = Uint16Array.from({ length: 2 ** 16 }, (_none, code) => fold(code));

function fold(code: number): number {
  if (code >= 0x41 && code <= 0x5a) return code + 0x20;
  if (code === 0x2d) return 0x2b;
  return code === 0x5f ? 0x2f : code;
}
