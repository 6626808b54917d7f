import { ANY_VALUE } from '../../../contract/filter.ts';
import { partInWords } from '../part-in-words.ts';
import type { BoxContext, BoxOption } from './box-context.ts';
import { matchOption } from './match-option.ts';
import type { Match, Matcher, WordsMatch } from './match-words.ts';

const NEWEST = /^(?:the )?(?:newest|latest|most recent|最新的?)\s*(\S.*)$|^(.*\S)\s*(?:newest|latest|最新版?本?)$/i;
const COLUMNS = { framework: 'Framework', cuda: 'CUDA', python: 'Python' } as const;

/** `newest pytorch gpu`: the images that match the other words, the newest first. */
export function newestOptions(text: string, matcher: Matcher | undefined, context: BoxContext): readonly BoxOption[] {
  const [, after, before] = NEWEST.exec(text.trim()) ?? [];
  const rest = after ?? before;
  const best = rest === undefined ? undefined : matcher?.best(rest);
  const column = best && columnOf(best);
  if (!best || !column) return [];
  const { boxWords } = context;
  const option = matchOption(best.matches, best.anyFramework, context);
  const { parts, anyFramework } = best;
  return [
    {
      ...option,
      id: `newest ${option.id}`,
      text: boxWords.newest(best.matches.map((match) => nameIn(match, context)).join(context.words.signs.list)),
      pick: { kind: 'newest', parts, anyFramework, column },
      group: boxWords.groups.images,
    },
  ];
}

/** The name of a match; a framework without "any version", which is implied. */
function nameIn({ section, parts }: Match, { words }: BoxContext): string {
  const isAny = parts.every((part) => part.kind === 'is' && part.condition.value === ANY_VALUE);
  if (isAny && section.framework !== undefined) return section.framework;
  return [...new Set(parts.map((part) => partInWords(part, words)))].join(words.signs.list);
}

/** The column for "newest": the first match with versions. */
function columnOf({ matches }: WordsMatch): (typeof COLUMNS)[keyof typeof COLUMNS] | undefined {
  for (const name of ['framework', 'cuda', 'python'] as const)
    if (matches.some(({ section }) => section.facet === name || (name === 'framework' && section.framework)))
      return COLUMNS[name];
  return undefined;
}
