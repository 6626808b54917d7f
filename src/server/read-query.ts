import { cutMiddle } from './refusal.ts';

export type Pair = readonly [name: string, value: string];

export type Decoded<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

/**
 * Reads a query as it came over the wire into decoded names and values, in order. `+` is a space. URLSearchParams was
 * refused: it turns broken escapes into replacement characters, and the filter would quietly be another one.
 */
export function readQuery(query: string): Decoded<readonly Pair[]> {
  const pairs: Pair[] = [];
  for (const piece of query.split('&')) {
    if (piece === '') continue;
    const equals = piece.indexOf('=');
    const rawName = equals < 0 ? piece : piece.slice(0, equals);
    const name = decodeFormText(rawName);
    if (name === undefined) return { ok: false, message: brokenEscape(rawName, rawName) };
    const rawValue = equals < 0 ? '' : piece.slice(equals + 1);
    const value = decodeFormText(rawValue);
    if (value === undefined) return { ok: false, message: brokenEscape(name, rawValue) };
    pairs.push([name, value]);
  }
  return { ok: true, value: pairs };
}

/** Reads one segment of a path, where `+` is a plus. `name` is the parameter that it stands for. */
export function readSegment(name: string, segment: string): Decoded<string> {
  const value = decodeEscapes(segment);
  return value === undefined ? { ok: false, message: brokenEscape(name, segment) } : { ok: true, value };
}

function decodeFormText(raw: string): string | undefined {
  return decodeEscapes(raw.replaceAll('+', ' '));
}

/** The text without its percent escapes, or nothing where one is broken or their bytes are not UTF-8. */
function decodeEscapes(raw: string): string | undefined {
  try {
    return decodeURIComponent(raw);
  } catch {
    return undefined;
  }
}

function brokenEscape(name: string, raw: string): string {
  return `${cutMiddle(name, 60)} must be percent-encoded UTF-8; ${quoteBroken(raw)} is not`;
}

/** The shortest telling piece: the first run of escapes that cannot be decoded. */
function quoteBroken(raw: string): string {
  const runs = raw.match(/(%[0-9A-Fa-f]{2})+|%.{0,2}/g) ?? [];
  const broken = runs.find((run) => decodeEscapes(run) === undefined);
  return JSON.stringify(cutMiddle(broken ?? raw, 30));
}
