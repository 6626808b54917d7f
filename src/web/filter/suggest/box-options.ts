import { categoryRank } from '../../../contract/label-keys.ts';
import { holdsWords, searchWords } from '../../../contract/search-words.ts';
import { visibleText } from '../../text/visible-text.ts';
import { type BoxContext, type BoxOption, keysOf, nameOf, sourceOf } from './box-context.ts';
import { conditionOptions } from './condition-options.ts';
import { imageOptions, targetOption } from './image-options.ts';
import { matchOption } from './match-option.ts';
import { isWholeKey, type Matcher } from './match-words.ts';
import { newestOptions } from './newest-options.ts';
import { matchRegion, regionOptions } from './region-options.ts';

const MAX_VALUES = 12;
const MAX_OPTIONS = 200;
const MAX_KEYS = 5;
const MAX_SUGGESTED = 2_000;
/** The mark of a condition among words: its operator, or the list of `key in (a, b)`, in which brackets may be missing. */
const CONDITION = /[=＝<>＜＞≥≤≠]|\sin\s*[([{]|\snotin\s*[([{]|^\s*[\w-]+(?:\.[\w-]+)+\s+(?:not\s*)?in\s/i;

/** The options for a text, in groups, the best match first: Enter takes it. */
export function boxOptions(text: string, context: BoxContext): readonly BoxOption[] {
  // A long pasted text gets no suggestions.
  if (text.length > MAX_SUGGESTED) return [];
  if (searchWords(text).length === 0) return keyOptions(text, context, Number.POSITIVE_INFINITY);
  const target = targetOption(text, context);
  if (target) return [target];
  if (CONDITION.test(text)) return conditionOptions(text, context);
  const { matcher } = sourceOf(context);
  const values = matchOptions(text, matcher, context);
  const regions = regionOptions(text, context);
  const isRegion =
    regions.length > 0 && matchRegion(text, context.regions, context.words).score > (matcher?.best(text)?.score ?? 0);
  const named = [
    ...keyOptions(text, context, values.length + regions.length > 0 ? MAX_KEYS : MAX_VALUES),
    ...rangeOptions(text, matcher, context),
  ];
  const found = [
    ...newestOptions(text, matcher, context),
    ...(isRegion ? [...regions, ...values, ...named] : [...values, ...named, ...regions]),
  ];
  return [...(found.length > 0 ? found : meantOptions(text, matcher, context)), ...imageOptions(text, context)];
}

/** The probable meaning of a mistyped text. Only offered: Enter never takes a guess. */
function meantOptions(text: string, matcher: Matcher | undefined, context: BoxContext): readonly BoxOption[] {
  const meant = matcher?.meant(text);
  if (meant === undefined) return [];
  const options = [...newestOptions(meant, matcher, context), ...matchOptions(meant, matcher, context)];
  return options
    .slice(0, MAX_KEYS)
    .map((option) => ({ ...option, isGuess: true, group: context.boxWords.groups.meant }));
}

function keyOptions(text: string, context: BoxContext, max: number): readonly BoxOption[] {
  const { words, boxWords } = context;
  const asked = searchWords(text);
  return keysOf(context)
    .filter((key) => key !== '' && !/[,=]/.test(key))
    .filter((key) => holdsWords(`${key} ${nameOf(key, words)}`.toLowerCase(), asked))
    .sort((a, b) => categoryRank(a) - categoryRank(b) || (a < b ? -1 : 1))
    .slice(0, Math.min(max, MAX_OPTIONS))
    .map((key) => {
      const shown = visibleText(key.slice(0, 200));
      const name = nameOf(key, words);
      return {
        id: `key ${key}`,
        pick: { kind: 'key', key },
        text: name === key ? shown : name,
        ...(name === key ? {} : { note: shown }),
        group: boxWords.groups.keys,
      };
    });
}

function matchOptions(text: string, matcher: Matcher | undefined, context: BoxContext): readonly BoxOption[] {
  if (!matcher) return [];
  const { boxWords } = context;
  const best = matcher.best(text);
  const isOne = best?.matches.length === 1;
  const phrases = matcher.phrase(text).filter((match) => isOne || !isWholeKey(match));
  const options = phrases
    .filter((match) => !isWholeKey(match))
    .slice(0, MAX_VALUES)
    .map((match) => matchOption([match], false, context));
  const region = best ? undefined : withRegion(text, matcher, context);
  const several = best && !isOne ? matchOption(best.matches, best.anyFramework, context) : region;
  return distinct([...(several ? [several] : []), ...options]).map((option) => ({
    ...option,
    group: boxWords.groups.values,
  }));
}

/** `gpu shanghai`: the match of the other words, in the region. */
function withRegion(text: string, matcher: Matcher, context: BoxContext): BoxOption | undefined {
  const { region, rest } = matchRegion(text, context.regions, context.words);
  const best = region && rest !== '' ? matcher.best(rest) : undefined;
  if (!region || !best) return undefined;
  const option = matchOption(best.matches, best.anyFramework, context);
  const { words } = context;
  return {
    ...option,
    id: `${region.id} ${option.id}`,
    text: `${option.text}${words.signs.list}${words.regionName(region)}`,
    pick: { kind: 'filter', parts: best.parts, anyFramework: best.anyFramework, region: region.id },
    count: undefined,
  };
}

/** `PyTorch 2.6 or later`, if a text names a key and a version. */
function rangeOptions(text: string, matcher: Matcher | undefined, context: BoxContext): readonly BoxOption[] {
  if (!matcher || !/(?:^|\s)v?\d[\w.]*$/.test(text.trim())) return [];
  const { boxWords } = context;
  return distinct(
    ['or later', 'or earlier']
      .flatMap((bound) => matcher.phrase(`${text} ${bound}`).slice(0, 2))
      .map((match) => ({ ...matchOption([match], false, context), group: boxWords.groups.ranges })),
  );
}

function distinct(options: readonly BoxOption[]): readonly BoxOption[] {
  const seen = new Set<string>();
  return options.filter(({ id }) => !seen.has(id) && seen.add(id));
}
