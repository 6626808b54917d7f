import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { labelFilterOnly } from '../../../contract/image-filter/image-filter.ts';
import { labelsOfTally } from '../../../contract/image-tally/labels-of-tally.ts';
import { valuesByKey } from '../../../contract/label-sets.ts';
import { nearCondition, nearKey } from '../../../contract/near-miss.ts';
import { imagesOf } from '../../address/images-of.ts';
import { filterOf, type SearchState, withoutUnread } from '../../address/search-state.ts';
import type { UpdateSearch } from '../../address/use-search-state.ts';
import { ViewLink } from '../../address/view-link.tsx';
import { MAX_COMBINATIONS } from '../../api/any-of.ts';
import type { Scope } from '../../api/label-question.ts';
import { type LabelAnswer, labelsQuery } from '../../api/queries.ts';
import type { ScopeDefaults } from '../../filter/filter-changes.ts';
import { partsOf, withoutPart } from '../../filter/filter-parts.ts';
import type { LoadedImages } from '../../image-set/loaded-images.ts';
import type { ScopeImages } from '../../image-set/use-scope-images.ts';
import { LargestFilterButton } from '../../shell/no-rows/largest-filter-button.tsx';
import { Message } from '../../shell/no-rows/message.tsx';
import { EmptyScope, Removals, removalsOf } from '../../shell/no-rows/removals.tsx';
import { useZeroWords } from '../../text/later-words.ts';
import { visibleText } from '../../text/visible-text.ts';
import { useWords } from '../../text/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

interface ZeroResultProps {
  readonly state: SearchState;
  readonly scope: Scope;
  readonly update: UpdateSearch;
  readonly defaults: ScopeDefaults;
  readonly images: ScopeImages;
  /** Whether the rows come from the images and not from PAI. */
  readonly isFromImages: boolean;
}

/** The limit of tried filters, because each needs a request. */
const MAX_TRIED = 5;

const toValues = ({ labels }: LabelAnswer) => valuesByKey(labels);

/** Says why there are no labels, and which single step brings some. */
export function ZeroResult({ state, scope, update, defaults, images, isFromImages }: ZeroResultProps) {
  const words = useZeroWords();
  const { labelKeys } = state;
  const { loaded } = images;
  const count = partsOf(filterOf(state)).length;
  // If there are too many filters for one request each, they are counted over the loaded images.
  const isCounted = isFromImages || (loaded?.isComplete === true && state.conditions.length > MAX_TRIED);
  const isNothingThere = loaded?.isComplete === true && loaded.set.size === 0;
  if ((count === 0 && labelKeys.length === 0) || isNothingThere) {
    const { empty, emptyScope } = words;
    return <EmptyScope title={empty} text={emptyScope} scope={scope} update={update} defaults={defaults} />;
  }
  return (
    <Message title={words.noMatch(count + (labelKeys.length > 0 ? 1 : 0))}>
      {count > 0 &&
        (isCounted && loaded ? (
          <CountedRemovals state={state} update={update} loaded={loaded} />
        ) : (
          <TriedRemovals state={state} scope={scope} update={update} loaded={loaded} />
        ))}
      {labelKeys.length > 0 && (
        <>
          <MissingKeys keys={labelKeys} scope={scope} update={update} />
          <Button onClick={() => update((before) => ({ ...withoutUnread(before, 'LabelKeys'), labelKeys: [] }))}>
            {words.showAllKeys}
          </Button>
        </>
      )}
    </Message>
  );
}

interface MissingKeysProps extends Pick<ZeroResultProps, 'scope' | 'update'> {
  /** The chosen keys that no row has. */
  readonly keys: readonly string[];
}

/** Names each chosen key without rows, and offers the probable key if the scope does not have it. */
export function MissingKeys({ keys, scope, update }: MissingKeysProps) {
  const words = useZeroWords();
  // All labels of the scope: the filter may hide a key.
  const known = useQuery({ ...labelsQuery({ scope, labelKeys: [], conditions: [] }), select: toValues });
  const there = [...(known.data?.keys() ?? [])];
  return keys.map((typed) => {
    const meant = there.includes(typed) ? undefined : nearKey(typed, there);
    const take = () =>
      update((before) => ({
        ...withoutUnread(before, 'LabelKeys'),
        labelKeys: [...new Set(before.labelKeys.map((key) => (key === typed && meant ? meant : key)))],
      }));
    return (
      <div key={typed} className="flex max-w-full flex-wrap items-center gap-x-3 gap-y-1">
        <p role="note" className="min-w-0 text-13 wrap-anywhere text-muted">
          {words.noKey(visibleText(typed))}
        </p>
        {meant !== undefined && (
          <Button look="primary" translate="no" onClick={take} className="max-w-full wrap-anywhere">
            {words.didYouMean(visibleText(meant))}
          </Button>
        )}
      </div>
    );
  });
}

interface CountedRemovalsProps extends Pick<ZeroResultProps, 'state' | 'update'> {
  readonly loaded: LoadedImages;
}

/** A button for each part of the filter, with the number of labels without it. Sends no request. */
function CountedRemovals({ state, update, loaded }: CountedRemovalsProps) {
  const words = useZeroWords();
  const { conditions, extra } = state;
  const filter = useMemo(() => filterOf({ conditions, extra }), [conditions, extra]);
  const removals = removalsOf(loaded, filter).map(({ part, meant }) => {
    const labels = labelsOfTally(loaded.set.tally(withoutPart(filter, part)), state.labelKeys).length;
    return { part, meant, labels, gives: words.gives(labels) };
  });
  const isHopeless = removals.every(({ labels }) => labels === 0);
  return (
    <>
      <p className="text-13 text-muted">{isHopeless ? words.noSingleStep : words.noMatchText(removals.length)}</p>
      {isHopeless && (
        <LargestFilterButton
          loaded={loaded}
          filter={filter}
          labelKeys={state.labelKeys}
          isPartial={!loaded.isComplete}
          update={update}
        />
      )}
      <Removals removals={removals} update={update} />
    </>
  );
}

interface TriedRemovalsProps extends Pick<ZeroResultProps, 'state' | 'scope' | 'update'> {
  /** The loaded images of the scope, for the effect of several removals at once. */
  readonly loaded: LoadedImages | undefined;
}

/** A button for each filter, with the result without it, for the tried ones. */
function TriedRemovals({ state, scope, update, loaded }: TriedRemovalsProps) {
  const words = useZeroWords();
  const tried = state.conditions.slice(0, MAX_TRIED);
  const counts = useQueries({
    queries: tried.map((condition) =>
      labelsQuery({
        scope,
        labelKeys: state.labelKeys,
        conditions: state.conditions.filter((other) => other !== condition),
      }),
    ),
  });
  // All labels of the scope: the key may have a typo.
  const known = useQuery({ ...labelsQuery({ scope, labelKeys: [], conditions: [] }), select: toValues });
  const keys = known.data?.keys() ?? [];
  const there = { keys: [...keys], valuesOf: (key: string) => known.data?.get(key) ?? [] };
  const gives = (index: number) => {
    const count = counts[index];
    if (count?.data) return words.gives(count.data.labels.length);
    return count?.isPending && count.fetchStatus === 'fetching' ? words.counting : words.notCounted;
  };
  const isHopeless =
    tried.length === state.conditions.length && counts.every((count) => count.data?.labels.length === 0);
  const filter = useMemo(() => labelFilterOnly(state.conditions), [state.conditions]);
  return (
    <>
      <p className="text-13 text-muted">
        {isHopeless ? words.noSingleStep : words.noMatchText(state.conditions.length)}
      </p>
      {isHopeless && loaded?.isComplete && (
        <LargestFilterButton
          loaded={loaded}
          filter={filter}
          labelKeys={state.labelKeys}
          isPartial={false}
          update={update}
        />
      )}
      <Removals
        removals={state.conditions.map((condition, index) => ({
          part: { kind: 'is', condition },
          gives: gives(index),
          meant: nearCondition(condition, there),
        }))}
        update={update}
      />
    </>
  );
}

/** Says that the any-of filters need too many requests, and where they work nevertheless. */
export function TooMany({ state, combinations }: { readonly state: SearchState; readonly combinations: number }) {
  const words = useZeroWords();
  const { problem } = useWords();
  return (
    <Notice name={problem.name} tone="warning">
      <p>{words.tooMany(combinations, MAX_COMBINATIONS)}</p>
      <ViewLink
        view="images"
        state={imagesOf(state, state.conditions)}
        className="font-medium text-accent-text underline underline-offset-2"
      >
        {words.tooManyImages}
      </ViewLink>
    </Notice>
  );
}
