import { ANY_VALUE, type Condition } from '../../contract/filter.ts';
import { facetOfKey } from '../../contract/image-filter/image-filter.ts';
import { readFramework, serviceOf } from '../../contract/label-keys.ts';
import { keyName } from '../text/key-name.ts';
import { visibleText } from '../text/visible-text.ts';
import type { Words } from '../text/words.tsx';
import type { FilterPart } from './filter-parts.ts';

/** The shown length of a long key or value. */
const MAX_CHARS = 60;

/** A part of a filter in words: `GPU`, `PyTorch 2.6 or later`, `no Chip type`, `not DSW`. */
export function partInWords(part: FilterPart, words: Words): string {
  const { tokens } = words;
  if (part.kind === 'mark')
    return part.name === 'runs' ? tokens.runs(part.value.replace(':', ' ')) : tokens.state(part.value);
  if (part.kind === 'none') return tokens.none(words.facets.names[part.facet]);
  if (part.kind === 'is') return conditionInWords(part.condition, words);
  if (part.kind === 'range') {
    const name = subjectOf(part.key, words);
    const [from, to] = [part.from && shorten(part.from), part.to && shorten(part.to)];
    if (from && to) return from === to ? tokens.within(name, from) : tokens.between(name, from, to);
    return from ? tokens.from(name, from) : tokens.to(name, to ?? '');
  }
  const { key, value } = part.condition;
  return value === ANY_VALUE ? tokens.none(subjectOf(key, words)) : tokens.not(conditionInWords(part.condition, words));
}

/** The subject of a range or an absence: the framework, the friendly name, else the key. */
function subjectOf(key: string, words: Words): string {
  return readFramework(key, '')?.name ?? serviceOf(key) ?? keyName(words, key) ?? shorten(key);
}

function conditionInWords({ key, value }: Condition, words: Words): string {
  const { tokens } = words;
  const framework = readFramework(key, value);
  if (framework && value === ANY_VALUE) return tokens.anyVersion(framework.name);
  if (framework) return shorten(`${framework.name} ${framework.version}`.trim());
  const service = serviceOf(key);
  if (service !== undefined && value === 'true') return service;
  const name = keyName(words, key);
  if (name !== undefined && value === 'true') return name;
  if (value === ANY_VALUE) return tokens.anyValue(name ?? shorten(key));
  const shown = value === '' ? words.table.empty : shorten(value);
  // A chip type needs no key.
  if (facetOfKey(key) === 'chip' && value !== '') return shown;
  return name === undefined ? `${shorten(key)}=${shorten(value)}` : `${name} ${shown}`;
}

function shorten(text: string): string {
  return visibleText(text.length > MAX_CHARS ? `${text.slice(0, MAX_CHARS)}…` : text);
}
