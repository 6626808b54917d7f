import { encodePart } from '../../contract/encode-part.ts';
import { type Condition, printCondition } from '../../contract/filter.ts';
import type { ExtraFilter } from '../../contract/image-filter/image-filter.ts';
import { CHOICES, type ChoiceName, EMPTY_SEARCH, type SearchState, type UnreadReason } from './search-state.ts';

/** Unread parts that are printed unchanged, because no other field of the state prints them. */
const AS_THEY_WERE: readonly UnreadReason[] = ['unknown-name', 'region', 'workspace', 'day', 'choice'];

/**
 * Prints a state as the query of an address, empty or beginning with `?`. Only values that differ from the default are
 * printed; `=`, `,`, `:`, `/` and `*` stay readable. `parseAddress(printAddress(state))` has the same meaning as
 * `state`.
 */
export function printAddress(state: SearchState): string {
  const parts: string[] = [];
  const write = (name: string, value: string | undefined) => {
    if (value !== undefined) parts.push(`${name}=${encodePart(value)}`);
  };
  const unreadTexts = (name: string, reasons: readonly UnreadReason[]) =>
    state.unread.filter((part) => part.name === name && reasons.includes(part.reason)).map((part) => part.text);
  const listOf = (texts: readonly string[]) => (texts.length > 0 ? texts.join(',') : undefined);
  const filterOf = (name: string, conditions: readonly Condition[]) =>
    // Unread pieces come first: after a condition, a piece without "=" would be read as part of that condition's value.
    listOf([
      ...unreadTexts(name, ['no-equals', 'empty-piece', 'empty-key']),
      ...conditions.map(printCondition),
      ...unreadTexts(name, ['too-many', 'no-version', 'framework-range', 'second-bound']),
    ]);
  const writeExtra = (prefix: '' | 'vs.', extra: Partial<ExtraFilter>, writesEmpty: boolean) => {
    const list = (name: string, isThere: boolean, text: string | undefined) => {
      if (isThere && (text !== undefined || writesEmpty)) write(name, text ?? '');
    };
    const conditionsOf = (name: 'not' | 'from' | 'to') =>
      list(prefix + name, extra[name] !== undefined, filterOf(prefix + name, extra[name] ?? []));
    const none = listOf([...unreadTexts(`${prefix}none`, ['facet']), ...(extra.none ?? [])]);
    conditionsOf('not');
    list(`${prefix}none`, extra.none !== undefined, none);
    conditionsOf('from');
    conditionsOf('to');
    const any = unreadTexts(`${prefix}any`, ['any'])[0] ?? (extra.anyFramework ? 'framework' : undefined);
    list(`${prefix}any`, extra.anyFramework !== undefined, any);
    const state = listOf([...unreadTexts(`${prefix}state`, ['state']), ...(extra.state ?? [])]);
    list(`${prefix}state`, extra.state !== undefined, state);
    const runs = unreadTexts(`${prefix}runs`, ['runs'])[0] ?? (extra.runs || undefined);
    list(`${prefix}runs`, extra.runs !== undefined, runs);
  };
  const keyOf = (name: string, key: string) => unreadTexts(name, ['label-key'])[0] ?? (key || undefined);

  write('lang', state.lang);
  write('Region', state.region);
  write('WorkspaceId', state.workspaceId);
  write('ImageId', state.imageId || undefined);
  write('LabelKeys', listOf([...unreadTexts('LabelKeys', ['label-key']), ...state.labelKeys]));
  write('LabelFilter', filterOf('LabelFilter', state.conditions));
  writeExtra('', state.extra, false);
  const levels = state.sort.map((level) => (level.descending ? `-${level.column}` : level.column));
  write('sort', listOf([...unreadTexts('sort', ['sort']), ...levels]));
  write('rows', keyOf('rows', state.rows));
  write('cols', keyOf('cols', state.cols));
  write('open', filterOf('open', state.open));
  if (state.ids) write('ids', [...state.ids, ...unreadTexts('ids', ['ids'])].join(','));
  for (const name of Object.keys(CHOICES) as readonly ChoiceName[]) {
    const word = state.choices[name];
    write(name, word === EMPTY_SEARCH.choices[name] ? undefined : word);
  }
  write('vs.day', state.day || undefined);
  write('vs.Region', state.vs.region);
  write('vs.WorkspaceId', state.vs.workspaceId);
  write('vs.LabelFilter', filterOf('vs.LabelFilter', state.vs.conditions));
  // Prints empty values too: an absent one means the value of the first side.
  writeExtra('vs.', state.vs.extra, true);
  write('q', state.q || undefined);
  write('sel', unreadTexts('sel', ['no-equals'])[0] ?? (state.sel || undefined));

  const writeBack = (reasons: readonly UnreadReason[]) => {
    for (const part of state.unread) if (reasons.includes(part.reason)) parts.push(part.raw);
  };
  writeBack(AS_THEY_WERE);
  // A repeated parameter must stay the second of its name, or it would be read as the first.
  for (const part of state.unread.filter((candidate) => candidate.reason === 'repeated')) {
    if (!parts.some((written) => written.startsWith(`${part.name}=`))) parts.push(`${part.name}=`);
    parts.push(part.raw);
  }
  // These come last: an undecodable parameter does not count as the first of its name.
  writeBack(['escape']);
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
