import { useQueries, useQuery } from '@tanstack/react-query';

import { imagesOf } from '../../address/images-of.ts';
import { filterOf, type SearchState, withoutUnread } from '../../address/search-state.ts';

import type { UpdateSearch } from '../../address/use-search-state.ts';
import { ViewLink } from '../../address/view-link.tsx';
import { MAX_COMBINATIONS } from '../../api/any-of.ts';
import type { Scope } from '../../api/label-question.ts';
import { valuesByKey } from '../../api/label-sets.ts';
import { type LabelAnswer, labelsQuery } from '../../api/queries.ts';
import type { ScopeDefaults } from '../../filter/filter-changes.ts';
import { partsOf, withoutPart } from '../../filter/filter-parts.ts';
import { nearCondition } from '../../filter/near-miss.ts';
import { labelsOfTally } from '../../image-set/labels-of-tally.ts';
import type { LoadedImages } from '../../image-set/loaded-images.ts';
import type { ScopeImages } from '../../image-set/use-scope-images.ts';
import { Message } from '../../shell/message.tsx';
import { EmptyScope, Removals, removalsOf } from '../../shell/removals.tsx';
import { useZeroWords } from '../../text/english-zero.ts';
import { useWords } from '../../text/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

interface ZeroResultProps {
  readonly state: SearchState;
  readonly scope: Scope;
  readonly update: UpdateSearch;
  readonly defaults: ScopeDefaults;
  /** The images that the rows come from; undefined if PAI answered. */
  readonly images: ScopeImages | undefined;
}

/** More filters than these are not tried: each costs a request. */
const MAX_TRIED = 5;

const toValues = ({ labels }: LabelAnswer) => valuesByKey(labels);

/** Says why nothing is shown, and which single step brings labels back. */
export function ZeroResult({ state, scope, update, defaults, images }: ZeroResultProps) {
  const words = useZeroWords();
  const { labelKeys } = state;
  const count = partsOf(filterOf(state)).length;
  if (count === 0 && labelKeys.length === 0) {
    const { empty, emptyScope } = words;
    return <EmptyScope title={empty} text={emptyScope} scope={scope} update={update} defaults={defaults} />;
  }
  return (
    <Message title={words.noMatch(count + (labelKeys.length > 0 ? 1 : 0))}>
      {count > 0 &&
        (images?.loaded ? (
          <CountedRemovals state={state} update={update} loaded={images.loaded} />
        ) : (
          <TriedRemovals state={state} scope={scope} update={update} />
        ))}
      {labelKeys.length > 0 && (
        <>
          <p className="text-13 text-muted">{words.keysHide}</p>
          <Button onClick={() => update((before) => ({ ...withoutUnread(before, 'LabelKeys'), labelKeys: [] }))}>
            {words.showAllKeys}
          </Button>
        </>
      )}
    </Message>
  );
}

interface CountedRemovalsProps extends Pick<ZeroResultProps, 'state' | 'update'> {
  readonly loaded: LoadedImages;
}

/** A button for each part of the filter, with the labels that its removal gives. Nothing is asked. */
function CountedRemovals({ state, update, loaded }: CountedRemovalsProps) {
  const words = useZeroWords();
  const filter = filterOf(state);
  const removals = removalsOf(loaded, filter).map(({ part, meant }) => {
    const labels = labelsOfTally(loaded.set.tally(withoutPart(filter, part)), state.labelKeys).length;
    return { part, meant, labels, gives: words.gives(labels) };
  });
  return (
    <>
      <p className="text-13 text-muted">
        {removals.every(({ labels }) => labels === 0) ? words.noSingleStep : words.noMatchText(removals.length)}
      </p>
      <Removals removals={removals} update={update} />
    </>
  );
}

/** A button for each filter, with what its removal gives for as many as are tried. */
function TriedRemovals({ state, scope, update }: Omit<ZeroResultProps, 'defaults' | 'images'>) {
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
  // The whole of the scope: the key may be what was mistyped.
  const known = useQuery({ ...labelsQuery({ scope, labelKeys: [], conditions: [] }), select: toValues });
  const keys = known.data?.keys() ?? [];
  const there = { keys: [...keys], valuesOf: (key: string) => known.data?.get(key) ?? [] };
  const gives = (index: number) => {
    const count = counts[index];
    if (count?.data) return words.gives(count.data.labels.length);
    return count?.isPending && count.fetchStatus === 'fetching' ? words.counting : words.notCounted;
  };
  const isHopeless = counts.every((count) => count.data?.labels.length === 0);
  return (
    <>
      <p className="text-13 text-muted">
        {isHopeless ? words.noSingleStep : words.noMatchText(state.conditions.length)}
      </p>
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

/** Says that the any-of filters need more requests than are sent, and where they are answered all the same. */
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
