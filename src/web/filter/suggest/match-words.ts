import { ANY_VALUE } from '../../../contract/filter.ts';
import { isVersion } from '../../../contract/image-filter/is-version.ts';
import { rangeTest } from '../../../contract/image-filter/version-range.ts';
import { searchWords } from '../../../contract/search-words.ts';
import type { FacetSection } from '../facet-model.ts';
import type { FilterPart } from '../filter-parts.ts';
import { type Phrase, readPhrase } from '../typed/read-phrase.ts';
import { withEnglishGrammar } from './chinese-grammar.ts';
import type { LabelEntry } from './label-entries.ts';
import { createMender } from './meant-words.ts';

/** What some words mean, and how well they say it: every word adds from 0.5, found somewhere, to 4, the whole value. */
export interface Match {
  readonly section: FacetSection;
  readonly parts: readonly FilterPart[];
  readonly score: number;
}

/** Several things that one text says, each in its own words. */
export interface WordsMatch {
  readonly parts: readonly FilterPart[];
  readonly matches: readonly Match[];
  /** Frameworks were joined by "or". */
  readonly anyFramework: boolean;
  readonly score: number;
}

/** Names that people use for others. */
const ALIASES: Readonly<Record<string, string>> = { torch: 'pytorch', tf: 'tensorflow', py: 'python', cu: 'cuda' };
/** Words that only join. */
const JOINING = new Set(['and', 'with', 'for', 'on', 'in', 'using', '和', '与', '且', '的', '&', '+', ',']);
/** Words that say something of others, such as a bound. */
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
/** Longer texts are no names typed by hand. */
const MAX_WORDS = 12;
const MAX_PHRASE = 6;
/** What one thing more costs, so that `chip gpu` is one and `pytorch gpu` two. */
const COST = 1.5;

/** Finds what words mean. Made once for the labels of a scope: it remembers what each word is found in. */
export interface Matcher {
  /** What all of the words together name, best first. */
  readonly phrase: (text: string) => readonly Match[];
  /** The best reading of a text as one or several things; undefined if a word is found nowhere. */
  readonly best: (text: string) => WordsMatch | undefined;
  /** The text as it was probably meant; undefined if each of its words is found, or one has no other near. */
  readonly meant: (text: string) => string | undefined;
}

/** How well a word is found in the name and in the value of each entry. */
type Scores = ReadonlyMap<number, { readonly name: number; readonly value: number }>;

export function createMatcher(entries: readonly LabelEntry[]): Matcher {
  const known = new Map<string, Scores>();
  const scoresOf = (word: string): Scores => {
    const found = known.get(word) ?? scoreEntries(word, entries);
    // One more for each letter that is typed; a long session must not keep them all.
    if (known.size > 500) known.clear();
    known.set(word, found);
    return found;
  };
  const isFound = (word: string) => joins(word) || SAYS.has(word) || scoresOf(word).size > 0;
  const mend = createMender(entries, isFound);
  const matchWords = (words: readonly string[]) => matchPhrase(readPhrase(words), entries, scoresOf);
  const phrase = (text: string) => matchWords(wordsOf(text));
  const best = (text: string) => readSentence(wordsOf(text), (words) => matchWords(words)[0]);
  // A text as it stands comes first: a name may hold what is grammar elsewhere.
  return {
    phrase: (text) => {
      const found = phrase(text);
      return found.length > 0 ? found : phrase(withEnglishGrammar(text));
    },
    best: (text) => best(text) ?? best(withEnglishGrammar(text)),
    meant: (text) => mend(wordsOf(text)),
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

/** How well a text holds a word: 4 it is the word, 3 as one of its words or first parts of its version, 2 a beginning, 1. */
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
    // Words that only name the key do not name each of its values.
    if (!isWholeKey && !all.some(({ value }) => value > 0)) continue;
    const score = all.reduce((sum, { name, value }) => sum + Math.max(isWholeKey ? 0 : value, name), signs * 3);
    // A key as a whole is less than a value, and than a framework.
    const isVague = isWholeKey && !range && !isAny && !saysAbsent && entry.section.framework === undefined;
    const match: Match = { section: entry.section, parts: partsFor(entry, phrase), score };
    found.push({ ...match, score: isVague ? score - 0.6 : score, order: index });
  }
  found.sort((a, b) => b.score - a.score || a.order - b.order);
  return range || isNegated || isAny ? found : [...versionsOf(words, found, entries, scoresOf), ...found];
}

/** `pytorch 2.6`, `cuda 12`: where several versions begin so, they are one range, which takes versions that are yet to come. */
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

/** Whether a match is a key with any value, and no framework: such a one is rather gone on with. */
export function isWholeKey({ parts: [part], section }: Match): boolean {
  return part?.kind === 'is' && part.condition.value === ANY_VALUE && section.framework === undefined;
}

/** Whether an entry stands for any value of its key. */
function isAnyEntry({ value }: LabelEntry): boolean {
  return value === undefined || value.text === ANY_VALUE;
}

/** Whether versions of a section can be asked for as a range. */
function canRange(section: FacetSection): boolean {
  return section.versions && section.rangeKey !== '' && section.values.some(({ text }) => isVersion(text));
}

function partsFor(entry: LabelEntry, { range, isNegated }: Phrase): readonly FilterPart[] {
  const { section, value } = entry;
  if (range) return [{ kind: 'range', key: section.rangeKey, ...range }];
  const key = section.rangeKey;
  if (isAnyEntry(entry)) {
    const { facet } = section;
    // One framework that is not there is no facet that is not set.
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

/** Splits words into phrases so that each is found, and they say as much as possible. */
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
