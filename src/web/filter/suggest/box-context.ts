import { type ImageFilter, labelFilterOnly } from '../../../contract/image-filter/image-filter.ts';
import type { Tally } from '../../../contract/image-tally/tally.ts';
import { categoryOf } from '../../../contract/label-keys.ts';
import type { ValuesByKey } from '../../../contract/label-sets.ts';
import { keyName } from '../../text/key-name.ts';
import type { BoxWords } from '../../text/later-words.ts';
import type { Words } from '../../text/words.tsx';
import type { ComboboxOption } from '../../ui/combobox.tsx';
import type { PossibleValues } from '../facet-model.ts';
import type { FilterPart } from '../filter-parts.ts';
import type { Example } from './examples.ts';
import { labelEntries } from './label-entries.ts';
import { createMatcher, type Matcher } from './match-words.ts';

/** The action of an option of the filter box. */
export type BoxPick =
  | {
      readonly kind: 'filter';
      readonly parts: readonly FilterPart[];
      readonly anyFramework: boolean;
      readonly region?: string;
    }
  /** Opens the matching images, sorted by the newest named version. */
  | {
      readonly kind: 'newest';
      readonly parts: readonly FilterPart[];
      readonly anyFramework: boolean;
      readonly column: 'Framework' | 'CUDA' | 'Python';
    }
  /** Takes the text as typed. */
  | { readonly kind: 'typed' }
  /** Continues with the values of a key. */
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'image'; readonly id: string }
  | { readonly kind: 'search'; readonly text: string }
  | { readonly kind: 'example'; readonly example: Example }
  | { readonly kind: 'hide-examples' };

export interface BoxOption extends ComboboxOption {
  readonly pick: BoxPick;
}

/** The input for the options of a filter box. */
export interface BoxContext {
  readonly filter: ImageFilter;
  readonly possible: PossibleValues | undefined;
  /** Undefined without images: then nothing is counted, and labels come from the service. */
  readonly tally: Tally | undefined;
  readonly isPartial: boolean;
  readonly regions: readonly string[];
  readonly words: Words;
  readonly boxWords: BoxWords;
}

interface Source {
  readonly labels: ValuesByKey | undefined;
  readonly matcher: Matcher | undefined;
}

const sources = new WeakMap<object, Source & { readonly words: Words }>();

/** All labels of the scope without the filter, and their word search; computed once for each load. */
export function sourceOf({ tally, possible, words }: Pick<BoxContext, 'tally' | 'possible' | 'words'>): Source {
  const known = tally ? tally.set : possible?.('');
  if (known === undefined) return { labels: undefined, matcher: undefined };
  const found = sources.get(known);
  if (found?.words === words) return found;
  const labels = tally ? tally.set.tally(labelFilterOnly([])).possible('') : possible?.('');
  const source = { labels, matcher: labels && createMatcher(labelEntries(labels, words)), words };
  sources.set(known, source);
  return source;
}

/** The keys on offer: existing keys, and those with a friendly name. */
export function keysOf({ possible, words }: Pick<BoxContext, 'possible' | 'words'>): readonly string[] {
  return [...new Set([...(possible?.('').keys() ?? []), ...Object.keys(words.keyNames)])];
}

/** The name of a key in a list of keys: its framework or service, its friendly name, or itself. */
export function nameOf(key: string, words: Words): string {
  const name = keyName(words, key) ?? key;
  const end = key.slice(key.lastIndexOf('.') + 1);
  const category = categoryOf(key);
  return category === 'service' ? `${name} ${end.toUpperCase()}` : key.startsWith('system.framework.') ? end : name;
}
