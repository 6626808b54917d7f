import { keyName } from '../../text/key-name.ts';
import type { Words } from '../../text/words.tsx';
import type { FacetSection } from '../facet-model.ts';
import { printPart } from '../filter-parts.ts';
import { partInWords } from '../part-in-words.ts';
import type { BoxContext, BoxOption } from './box-context.ts';
import { countParts } from './count-parts.ts';
import type { Match } from './match-words.ts';

/** The joined matches, as one option. */
export function matchOption(
  matches: readonly Match[],
  isAnyOf: boolean,
  context: BoxContext,
): BoxOption & { readonly text: string } {
  const { words, boxWords, isPartial } = context;
  const parts = matches.flatMap((match) => match.parts);
  const { images, joins } = countParts(matches, isAnyOf, context);
  const texts = [...new Set(parts.map((part) => partInWords(part, words)))];
  const text = texts.join(isAnyOf ? ` ${words.filters.or} ` : words.signs.list);
  const [only] = matches;
  const name = matches.length === 1 && only ? sectionName(only.section, words) : undefined;
  return {
    id: parts.map(printPart).join(','),
    pick: { kind: 'filter', parts, anyFramework: isAnyOf || joins },
    text,
    note: joins ? boxWords.alternative : name === undefined || text.includes(name) ? undefined : name,
    count: images === undefined ? undefined : boxWords.count(images, isPartial),
  };
}

function sectionName({ facet, keys: [key = ''] }: FacetSection, words: Words): string | undefined {
  return facet ? words.facets.names[facet] : keyName(words, key);
}
