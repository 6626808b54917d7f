import { findRegion, type Region } from '../../../contract/regions.ts';
import { searchWords } from '../../../contract/search-words.ts';
import type { BoxWords } from '../../text/later-words.ts';
import type { Words } from '../../text/words.tsx';
import type { BoxOption } from './box-context.ts';

interface RegionsContext {
  readonly regions: readonly string[];
  readonly words: Words;
  readonly boxWords: BoxWords;
}

interface RegionMatch {
  readonly region: Region | undefined;
  /** 4 for each of its words, or for its whole id. */
  readonly score: number;
  /** The other words. */
  readonly rest: string;
}

const MAX_OPTIONS = 4;

/**
 * The region in the words of a text, by whole words of its name or by its id; the most words win, then the first
 * region.
 */
export function matchRegion(text: string, ids: readonly string[], words: Words): RegionMatch {
  const asked = searchWords(text.replace(/[,，、]/g, ' '));
  let best: RegionMatch & { readonly words: number } = { region: undefined, score: 0, rest: text, words: 0 };
  for (const region of regionsOf(ids)) {
    const own = wordsOf(region, words);
    const named = asked.filter((word) => own.includes(word));
    if (named.length > best.words && !named.every((word) => GENERAL.has(word))) {
      const rest = asked.filter((word) => !own.includes(word)).join(' ');
      best = { region, score: 4 * named.length, rest, words: named.length };
    }
  }
  return best;
}

/** Parts of names that many regions share. */
const GENERAL = new Set(['china', 'us', 'east', 'finance', 'south', 'cn', 'ap']);

/** The regions whose names match all words, complete or not. */
export function regionOptions(text: string, { regions, words, boxWords }: RegionsContext): readonly BoxOption[] {
  const general = words.filters.region.toLowerCase();
  const named = searchWords(text).filter((word) => word !== general);
  const asked = named.length > 0 ? named : searchWords(text);
  const isNamed = (region: Region) => {
    const own = wordsOf(region, words);
    return asked.every((word) => word.length > 1 && own.some((part) => part.startsWith(word)));
  };
  return regionsOf(regions)
    .filter(isNamed)
    .slice(0, MAX_OPTIONS)
    .map((region) => ({
      id: `region ${region.id}`,
      pick: { kind: 'filter', parts: [], anyFramework: false, region: region.id },
      text: boxWords.region(words.regionName(region)),
      note: region.id,
      group: boxWords.groups.regions,
    }));
}

function regionsOf(ids: readonly string[]): readonly Region[] {
  return ids.map((id) => findRegion(id) ?? { id });
}

function wordsOf(region: Region, words: Words): readonly string[] {
  const inId = region.id.split('-').filter((part) => part.length > 2);
  return [region.id, ...inId, ...searchWords(words.regionName(region).replace(/[()（）]/g, ' '))];
}
