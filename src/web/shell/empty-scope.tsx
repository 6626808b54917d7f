import type { UpdateSearch } from '../address/use-search-state.ts';
import type { Scope } from '../api/label-question.ts';
import { type ScopeDefaults, wholeScope } from '../filter/filter-changes.ts';
import { useWords } from '../text/words.tsx';
import { Button } from '../ui/button.tsx';
import { Message } from './message.tsx';

interface EmptyScopeProps {
  readonly title: string;
  /** Says what is missing in the scope, given the scope in words. */
  readonly text: (scope: string) => string;
  readonly scope: Scope;
  readonly update: UpdateSearch;
  readonly defaults: ScopeDefaults;
}

/** Says that there is nothing in the scope, whatever the filter, and offers the whole. */
export function EmptyScope({ title, text, scope, update, defaults }: EmptyScopeProps) {
  const words = useWords();
  return (
    <Message title={title}>
      <p className="text-13 text-muted">{text(words.zero.scope(scope) || words.zero.wholeScope)}</p>
      <Button onClick={() => update(wholeScope(defaults))}>{words.zero.showAll}</Button>
    </Message>
  );
}
