/** A few words about one subject: `pytorch 2.6 or later`, `no chip type`. */
export interface Phrase {
  readonly isNegated: boolean;
  /** It began with "no" or "without": for a key with the only value `true`, this means its absence. */
  readonly saysAbsent: boolean;
  /** The words of its name, in lower case. */
  readonly words: readonly string[];
  readonly range: { readonly from: string | undefined; readonly to: string | undefined } | undefined;
  /** It contains "any version" or "any value". */
  readonly isAny: boolean;
  /** The number of words that are not part of a name. */
  readonly signs: number;
}

const NOT = new Set(['not', 'no', 'without']);
const VERSION = String.raw`(v?\d[\w.]*?)`;
const LATER = new RegExp(String.raw`^(?:(.*) )?${VERSION}(?:\+| (?:or|and) (?:later|newer|above|up|higher))$`);
const EARLIER = new RegExp(`^(?:(.*) )?${VERSION} (?:or|and) (?:earlier|older|below|lower)$`);
const BETWEEN = new RegExp(
  String.raw`^(?:(.*) )?${VERSION}(?: to |\.\.+| ?[~～] ?|(?<=\.\d+) ?[-–] ?(?=v?\d+\.))${VERSION}$`,
);
const WITHIN = /^(?:(.*) )?(v?\d+(?:\.\d+)*)\.x$/;
const ANY = /^(.*) any(?: version| value)?$/;

/** Parses a phrase from its words, which are in lower case. */
export function readPhrase(said: readonly string[]): Phrase {
  const [first = '', ...others] = said;
  const isMarked = /^[!！-]./.test(first) && !/^-\d/.test(first);
  const isNegated = isMarked || (NOT.has(first) && others.length > 0);
  const words = isMarked ? [first.slice(1), ...others] : isNegated ? others : said;
  const { rest, range, isAny } = readEnd(words.join(' '));
  const named = rest === '' ? [] : rest.split(' ');
  const saysAbsent = isNegated && (first === 'no' || first === 'without');
  return { isNegated, saysAbsent, words: named, range, isAny, signs: said.length - named.length };
}

function readEnd(text: string) {
  const read = (rest: string | undefined, range: Phrase['range'], isAny = false) => ({
    rest: rest ?? '',
    range,
    isAny,
  });
  const within = WITHIN.exec(text);
  if (within) return read(within[1], { from: within[2], to: within[2] });
  const later = LATER.exec(text);
  if (later) return read(later[1], { from: later[2], to: undefined });
  const earlier = EARLIER.exec(text);
  if (earlier) return read(earlier[1], { from: undefined, to: earlier[2] });
  const between = BETWEEN.exec(text);
  if (between) return read(between[1], { from: between[2], to: between[3] });
  const any = ANY.exec(text);
  return any ? read(any[1], undefined, true) : read(text, undefined);
}
