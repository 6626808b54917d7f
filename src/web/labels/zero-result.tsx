import { useQueries, useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { ANY_VALUE, type Condition, printCondition } from '../../contract/filter.ts';
import type { SearchState } from '../address/search-state.ts';
import type { UpdateSearch } from '../address/use-search-state.ts';
import type { Scope } from '../api/label-question.ts';
import { labelsQuery } from '../api/queries.ts';
import { removeConditions, replaceConditions, type ScopeDefaults, wholeScope } from '../filters/filter-changes.ts';
import { Message } from '../results/message.tsx';
import type { Words } from '../text/english.ts';
import { visibleText } from '../text/visible-text.ts';
import { useWords } from '../text/words.tsx';
import { Button } from '../ui/button.tsx';
import { nearMiss } from './near-miss.ts';

interface ZeroResultProps {
  readonly state: SearchState;
  readonly scope: Scope;
  readonly update: UpdateSearch;
  readonly defaults: ScopeDefaults;
}

/** More filters than these are not tried: each costs a request. */
const TRIED = 5;

/** Says why nothing is shown, and which single step brings labels back. */
export function ZeroResult({ state, scope, update, defaults }: ZeroResultProps) {
  const words = useWords();
  const { conditions, labelKeys } = state;
  if (conditions.length === 0 && labelKeys.length === 0) {
    return <EmptyScope scope={scope} update={update} defaults={defaults} />;
  }
  return (
    <Message title={words.zero.noMatch(conditions.length + (labelKeys.length > 0 ? 1 : 0))}>
      {conditions.length > 0 && <Removals state={state} scope={scope} update={update} />}
      {labelKeys.length > 0 && (
        <>
          <p className="text-13 text-muted">{words.zero.keysHide}</p>
          <Button onClick={() => update((before) => ({ ...before, labelKeys: [] }))}>{words.zero.showAllKeys}</Button>
        </>
      )}
    </Message>
  );
}

/** A button for each filter, with what its removal gives for as many as are tried. */
function Removals({ state, scope, update }: Omit<ZeroResultProps, 'defaults'>) {
  const words = useWords();
  const tried = state.conditions.slice(0, TRIED);
  const id = useId();
  const counts = useQueries({
    queries: tried.map((condition) =>
      labelsQuery({
        scope,
        labelKeys: state.labelKeys,
        conditions: state.conditions.filter((other) => other !== condition),
      }),
    ),
  });
  const keys = [...new Set(tried.map((condition) => condition.key))];
  const known = useQuery(labelsQuery({ scope, labelKeys: keys, conditions: [] }));
  const meantBy = (condition: Condition) =>
    nearMiss(
      condition.value,
      (known.data?.labels ?? []).filter((label) => label.Key === condition.key).map((label) => label.Value),
    );
  const isHopeless = counts.every((count) => count.data?.labels.length === 0);
  return (
    <>
      <p className="text-13 text-muted">{isHopeless ? words.zero.noSingleStep : words.zero.noMatchText}</p>
      <ul className="flex w-full max-w-xl flex-col gap-2">
        {state.conditions.map((condition, index) => {
          const printed = printCondition(condition);
          const count = counts[index];
          const meant = condition.value === ANY_VALUE ? undefined : meantBy(condition);
          return (
            <li key={printed} className="flex flex-col items-start gap-1">
              <button
                type="button"
                aria-label={words.zero.remove(printed)}
                aria-describedby={`${id}-${index}`}
                onClick={() => update(removeConditions([condition]))}
                className="calm flex min-h-9 w-full items-center gap-4 rounded-control border border-edge bg-raised px-3 text-left text-13 hover:bg-hover"
              >
                <span className="min-w-0 flex-1 truncate font-medium">{visibleText(words.zero.remove(printed))}</span>
                <span id={`${id}-${index}`} className="numeric shrink-0 text-muted">
                  {count?.data
                    ? words.zero.gives(count.data.labels.length)
                    : count?.isPending && count.fetchStatus === 'fetching'
                      ? words.zero.counting
                      : words.zero.notCounted}
                </span>
              </button>
              {meant !== undefined && (
                <button
                  type="button"
                  onClick={() => update(replaceConditions([condition], [{ key: condition.key, value: meant }]))}
                  className="calm h-7 rounded-control px-3 text-12 font-medium text-accent-text hover:bg-hover"
                >
                  {words.zero.didYouMean(visibleText(meant))}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function EmptyScope({ scope, update, defaults }: Omit<ZeroResultProps, 'state'>) {
  const words = useWords();
  return (
    <Message title={words.zero.empty}>
      <p className="text-13 text-muted">{words.zero.emptyScope(describeScope(scope, words))}</p>
      <Button onClick={() => update(wholeScope(defaults))}>{words.zero.showAll}</Button>
    </Message>
  );
}

function describeScope(scope: Scope, words: Words): string {
  const parts = [
    scope.region !== '' && words.zero.inRegion(scope.region),
    scope.workspaceId !== '' && words.zero.inWorkspace(scope.workspaceId),
    scope.imageId !== '' && words.zero.inImage(scope.imageId),
  ].filter((part) => part !== false);
  return parts.length === 0 ? words.zero.wholeScope : parts.join(', ');
}
