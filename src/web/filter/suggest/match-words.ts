import { ANY_VALUE } from '../../../contract/filter.ts';
import { isVersion } from '../../../contract/image-filter/is-version.ts';
import { rangeTest } from '../../../contract/image-filter/version-range.ts';
import { searchWords } from '../../../contract/search-words.ts';
import type { FacetSection } from '../facet-model.ts';
import type { FilterPart } from '../filter-parts.ts';
import { type Phrase, readPhrase } from '../typed/read-phrase.ts';
import { withEnglishGrammar } from './chinese-grammar.ts';
import type { LabelEntry } from './label-entries.ts';
import { createCorrector } from './meant-words.ts';

/** The meaning of some words, with a score: each word adds between 0.5, found somewhere, and 4, the whole value. */
export interface Match {
  readonly section: FacetSection;
  readonly parts: readonly FilterPart[];
  readonly score: number;
}

/** Several matches in one text, each with its words. */
export interface WordsMatch {
  readonly parts: readonly FilterPart[];
  readonly matches: readonly Match[];
  /** Whether frameworks were joined by "or". */
  readonly anyFramework: boolean;
  readonly score: number;
}

/** Alternative names. */
const ALIASES: Readonly<Record<string, string>> = { torch: 'pytorch', tf: 'tensorflow', py: 'python', cu: 'cuda' };
/** Words that only join others. */
const JOINING = new Set(['and', 'with', 'for', 'on', 'in', 'using', '和', '与', '且', '的', '&', '+', ',']);
/** Words that modify others, such as a bound. */
const SAYS = new Set([
  'not',
  'no',
  'without',
  'any',
  'version',
  'value',
  'later',
  'newer',
  'above',
  'up',
  'higher',
  'earlier',
  'older',
  'below',
  'lower',
  'to',
  'newest',
  'latest',
]);
/** Longer texts are not typed names. */
const MAX_WORDS = 12;
const MAX_PHRASE = 6;
/** The cost of one more match, so that `chip gpu` is one match and `pytorch gpu` two. */
const COST = 1.5;

/** Finds the meaning of words. Created once for the labels of a scope; it caches the scores of each word. */
export interface Matcher {
  /** The matches of all words together, best first. */
  readonly phrase: (text: string) => readonly Match[];
  /** The best reading of a text as one or several matches; undefined if a word matches nothing. */
  readonly best: (text: string) => WordsMatch | undefined;
  /** The text with corrected typos; undefined if every word matches, or if a word has no near match. */
  readonly meant: (text: string) => string | undefined;
}

/** The scores of a word in the name and in the value of each entry. */
type Scores = ReadonlyMap<number, { readonly name: number; readonly value: number }>;

export function createMatcher(entries: readonly LabelEntry[]): Matcher {
  const known = new Map<string, Scores>();
  const scoresOf = (word: string): Scores => {
    const found = known.get(word) ?? scoreEntries(word, entries);
    // Each typed letter adds an entry; a long session must not keep them all.
    if (known.size > 500) known.clear();
    known.set(word, found);
    return found;
  };
  const isFound = (word: string) => joins(word) || SAYS.has(word) || scoresOf(word).size > 0;
  const correct = createCorrector(entries, isFound);
  const matchWords = (words: readonly string[]) => matchPhrase(readPhrase(words), entries, scoresOf);
  const phrase = (text: string) => matchWords(wordsOf(text));
  const best = (text: string) => readSentence(wordsOf(text), (words) => matchWords(words)[0]);
  // The unchanged text comes first: a name may contain grammar words.
  return {
    phrase: (text) => {
      const found = phrase(text);
      return found.length > 0 ? found : phrase(withEnglishGrammar(text));
    },
    best: (text) => best(text) ?? best(withEnglishGrammar(text)),
    meant: (text) => correct(wordsOf(text)),
  };
}

function wordsOf(text: string): readonly string[] {
  return searchWords(text.replace(/[,，;；、]/g, ' , '));
}

function scoreEntries(word: string, entries: readonly LabelEntry[]): Scores {
  const scores = new Map<number, { name: number; value: number }>();
  const alias = Object.hasOwn(ALIASES, word) ? ALIASES[word] : undefined;
  entries.forEach(({ searched }, index) => {
    const inName = searched.name === alias ? 3 : scoreIn(searched.name, word);
    const name = inName > 0 ? inName : word.length > 1 && searched.keys.includes(word) ? 0.5 : 0;
    const value = scoreIn(searched.value, word);
    if (name > 0 || value > 0) scores.set(index, { name, value });
  });
  return scores;
}

/**
 * The score of a word in a text: 4 the whole text, 3 one of its words or the first parts of its version, 2 a beginning,
 * 1 anywhere else.
 */
function scoreIn(text: string, word: string): number {
  if (text === word) return 4;
  const at = text.indexOf(word);
  if (at < 0) return 0;
  let best = word.length > 1 ? 1 : 0;
  for (let from = at; from >= 0 && best < 3; from = text.indexOf(word, from + 1)) {
    if (from > 0 && !/[\s._\-/:()]/.test(text[from - 1] ?? '')) continue;
    const after = text[from + word.length];
    const isWhole = after === undefined || /[\s_\-/:()]/.test(after) || (after === '.' && from === 0);
    best = Math.max(best, isWhole ? 3 : 2);
  }
  return best;
}

type ScoresOf = (word: string) => Scores;

function matchPhrase(phrase: Phrase, entries: readonly LabelEntry[], scoresOf: ScoresOf): readonly Match[] {
  const { words, range, isNegated, saysAbsent, isAny, signs } = phrase;
  const [first, ...others] = words.map(scoresOf);
  if (first === undefined) return [];
  const found: (Match & { readonly order: number })[] = [];
  for (const [index, start] of first) {
    const entry = entries[index];
    const all = [start, ...others.flatMap((scores) => scores.get(index) ?? [])];
    if (entry === undefined || all.length <= others.length) continue;
    const isWholeKey = isAnyEntry(entry);
    if ((range || isAny) && !isWholeKey) continue;
    if (range && !canRange(entry.section)) continue;
    // Words that only name the key do not match each of its values.
    if (!isWholeKey && !all.some(({ value }) => value > 0)) continue;
    const score = all.reduce((sum, { name, value }) => sum + Math.max(isWholeKey ? 0 : value, name), signs * 3);
    // A whole key counts less than a value or a framework.
    const isVague = isWholeKey && !range && !isAny && !saysAbsent && entry.section.framework === undefined;
    const match: Match = { section: entry.section, parts: partsFor(entry, phrase), score };
    found.push({ ...match, score: isVague ? score - 0.6 : score, order: index });
  }
  found.sort((a, b) => b.score - a.score || a.order - b.order);
  return range || isNegated || isAny ? found : [...versionsOf(words, found, entries, scoresOf), ...found];
}

/** `pytorch 2.6`, `cuda 12`: several versions with this beginning are one range, which includes future versions. */
function versionsOf(
  words: readonly string[],
  found: readonly Match[],
  entries: readonly LabelEntry[],
  scoresOf: ScoresOf,
): readonly Match[] {
  const version = words.find((word) => /^v?\d+(?:\.\d+)*$/.test(word));
  const names = words.filter((word) => word !== version);
  if (version === undefined || names.length === 0) return [];
  const begins = rangeTest({ from: version, to: version });
  const range = { from: version, to: version };
  const phrase: Phrase = { isNegated: false, saysAbsent: false, words: names, range, isAny: false, signs: 1 };
  return matchPhrase(phrase, entries, scoresOf).flatMap((match) => {
    const values = match.section.values.filter(({ text }) => begins(text));
    const isValue = values.some(({ text }) => text.toLowerCase() === version);
    const best = found[0]?.score ?? 0;
    const [only] = values;
    if (isValue || only === undefined || values.length < 2 || match.score < best) return [];
    return [match];
  });
}

/** Whether a match is any value of a key that is not a framework: users usually continue with a value. */
export function isWholeKey({ parts: [part], section }: Match): boolean {
  return part?.kind === 'is' && part.condition.value === ANY_VALUE && section.framework === undefined;
}

/** Whether an entry means any value of its key. */
function isAnyEntry({ value }: LabelEntry): boolean {
  return value === undefined || value.text === ANY_VALUE;
}

/** Whether versions of a section can be a range. */
function canRange(section: FacetSection): boolean {
  return section.versions && section.rangeKey !== '' && section.values.some(({ text }) => isVersion(text));
}

function partsFor(entry: LabelEntry, { range, isNegated }: Phrase): readonly FilterPart[] {
  const { section, value } = entry;
  if (range) return [{ kind: 'range', key: section.rangeKey, ...range }];
  const key = section.rangeKey;
  if (isAnyEntry(entry)) {
    const { facet } = section;
    // The absence of one framework is not an unset facet.
    const isFacet = facet !== undefined && facet !== 'chip' && section.framework === undefined;
    if (isNegated && isFacet) return [{ kind: 'none', facet }];
    if (isNegated)
      return (value?.conditions ?? [{ key, value: ANY_VALUE }]).map((condition) => ({ kind: 'not', condition }));
  }
  const conditions = value?.conditions ?? [{ key, value: ANY_VALUE }];
  return conditions.map((condition) => ({ kind: isNegated ? 'not' : 'is', condition }));
}

interface Reading {
  readonly matches: readonly Match[];
  readonly ors: readonly number[];
  readonly score: number;
}

/** Splits words into phrases so that each matches, with the best total score. */
function readSentence(
  words: readonly string[],
  matchOf: (words: readonly string[]) => Match | undefined,
): WordsMatch | undefined {
  if (words.length === 0 || words.length > MAX_WORDS) return undefined;
  const best: (Reading | undefined)[] = [{ matches: [], ors: [], score: 0 }];
  for (let end = 1; end <= words.length; end += 1) {
    const last = words[end - 1] ?? '';
    let reading: Reading | undefined;
    const skipped = best[end - 1];
    if (skipped && JOINING.has(last)) reading = skipped;
    if (skipped && last === 'or' && skipped.matches.length > 0)
      reading = { ...skipped, ors: [...skipped.ors, skipped.matches.length] };
    for (let start = Math.max(0, end - MAX_PHRASE); start < end; start += 1) {
      const before = best[start];
      const phrase = words.slice(start, end);
      const isAll = phrase.length === words.length;
      if (before === undefined || phrase.includes(',') || (!isAll && (joins(phrase[0]) || joins(last)))) continue;
      const match = matchOf(phrase);
      if (match === undefined) continue;
      const score = before.score + match.score - (start === 0 ? 0 : COST);
      if (reading === undefined || score > reading.score)
        reading = { matches: [...before.matches, match], ors: before.ors, score };
    }
    best[end] = reading;
  }
  return sentenceOf(best[words.length]);
}

function joins(word: string | undefined): boolean {
  return word === 'or' || JOINING.has(word ?? '');
}

function sentenceOf(reading: Reading | undefined): WordsMatch | undefined {
  if (reading === undefined || reading.matches.length === 0) return undefined;
  const { matches, ors, score } = reading;
  const isJoined = ors.every((at) => {
    const [left, right] = [matches[at - 1]?.section, matches[at]?.section];
    return left && right && (left.id === right.id || (left.framework !== undefined && right.framework !== undefined));
  });
  if (!isJoined) return undefined;
  const anyFramework = ors.some((at) => matches[at - 1]?.section.id !== matches[at]?.section.id);
  return { parts: matches.flatMap(({ parts }) => parts), matches, anyFramework, score };
}
