import { useQuery } from '@tanstack/react-query';
import { isDay } from '../../../contract/changes/day.ts';
import { failed, ok } from '../../../contract/result.ts';
import { type SearchState, unreadText, withoutUnread } from '../../address/search-state.ts';
import type { UpdateSearch } from '../../address/use-search-state.ts';
import type { Scope } from '../../api/label-question.ts';
import { historyQuery } from '../../image-set/history-query.ts';
import { ScopeField, type ScopeOption } from '../../panel/scope-field.tsx';
import { useDayWords } from '../../text/later-words.ts';

interface DayFieldProps {
  readonly scope: Scope;
  readonly state: SearchState;
  readonly update: UpdateSearch;
  /** Whether the days may be requested. */
  readonly enabled: boolean;
}

/** The day of side B: one of the days that the server has saved of its scope, or now. */
export function DayField({ scope, state, update, enabled }: DayFieldProps) {
  const words = useDayWords();
  const { data } = useQuery({ ...historyQuery(scope), enabled });
  const days = data?.days ?? [];
  const options: ScopeOption[] = days
    .map((day) => ({ id: day, value: day, text: day, note: words.whole(day), search: `${day} ${words.whole(day)}` }))
    .reverse();
  options.unshift({ id: 'now', value: '', text: words.now, search: words.now });
  return (
    <ScopeField
      name={words.field}
      shown={unreadText(state, 'vs.day') ?? (state.day || words.now)}
      all={words.now}
      options={options}
      read={(text) => {
        if (text === '' || text.toLowerCase() === words.now.toLowerCase()) return ok('');
        const isKept = data === undefined ? isDay(text) : days.includes(text);
        return isKept ? ok(text) : failed(words.notKept(text, days[0] ?? '', days.at(-1) ?? ''));
      }}
      onCommit={(day) => update((before) => ({ ...withoutUnread(before, 'vs.day'), day, sort: [] }))}
      isQuiet
    />
  );
}
