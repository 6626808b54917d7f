import { useId } from 'react';
import { ANY_VALUE, type Condition, printCondition } from '../../../contract/filter.ts';
import type { ImageFilter } from '../../../contract/image-filter/image-filter.ts';
import { nearCondition } from '../../../contract/near-miss.ts';
import type { UpdateSearch } from '../../address/use-search-state.ts';
import type { Scope } from '../../api/label-question.ts';
import { removePart, type ScopeDefaults, setScope } from '../../filter/filter-changes.ts';
import { type FilterPart, partsOf, printPart, withoutPart } from '../../filter/filter-parts.ts';
import { replaceConditions, wholeScope } from '../../filter/widen.ts';
import type { LoadedImages } from '../../image-set/loaded-images.ts';
import { useZeroWords } from '../../text/later-words.ts';
import { visibleText } from '../../text/visible-text.ts';
import { useWords } from '../../text/words.tsx';
import { Button } from '../../ui/button.tsx';
import { resultsFallback, useFocusFallback } from '../../ui/use-focus-fallback.ts';
import { DidYouMean } from '../problems/did-you-mean.tsx';
import { Message } from './message.tsx';

/** A removable part of the filter, and the result without it. */
interface Removal {
  readonly part: FilterPart;
  /** The result without it, in words. */
  readonly gives: string;
  /** The suggested condition. */
  readonly meant: Condition | undefined;
}

interface RemovalsProps {
  readonly removals: readonly Removal[];
  readonly update: UpdateSearch;
}

/** A button for each filter of an empty result, with the effect of its removal. */
export function Removals({ removals, update }: RemovalsProps) {
  const list = useFocusFallback<HTMLUListElement>(resultsFallback);
  return (
    <ul ref={list} className="flex w-full max-w-xl flex-col gap-2">
      {removals.map((removal) => (
        <RemovalItem key={printPart(removal.part)} removal={removal} update={update} />
      ))}
    </ul>
  );
}

/** A button may be removed while others stay: the focus then goes to its neighbour. */
function RemovalItem({ removal, update }: Pick<RemovalsProps, 'update'> & { readonly removal: Removal }) {
  const words = useZeroWords();
  const shared = useWords();
  const givesId = useId();
  const item = useFocusFallback<HTMLLIElement>(neighbour);
  const { part, gives, meant } = removal;
  const printed = printPart(part);
  const nameOf = (near: Condition) => {
    if (part.kind !== 'is' || near.key !== part.condition.key) return printCondition(near);
    return near.value === ANY_VALUE ? shared.filters.anyValue : near.value;
  };
  return (
    <li ref={item} className="flex flex-col items-start gap-1">
      <button
        type="button"
        aria-label={words.remove(printed)}
        aria-describedby={givesId}
        onClick={() => update(removePart(part))}
        className="calm flex min-h-9 w-full flex-wrap items-center gap-x-4 py-1 rounded-control border border-edge bg-raised px-3 text-left text-13 hover:bg-hover"
      >
        <span translate="no" className="min-w-0 flex-1 basis-40 font-medium max-sm:wrap-anywhere sm:truncate">
          {visibleText(words.remove(printed))}
        </span>
        <span id={givesId} className="numeric shrink-0 text-muted">
          {gives}
        </span>
      </button>
      {meant !== undefined && part.kind === 'is' && (
        <button
          type="button"
          translate="no"
          onClick={() => update(replaceConditions([part.condition], [meant]))}
          className="calm min-h-7 max-w-full rounded-control px-3 text-left text-12 wrap-anywhere font-medium text-accent-text hover:bg-hover"
        >
          {words.didYouMean(visibleText(nameOf(meant)))}
        </button>
      )}
    </li>
  );
}

function neighbour(item: HTMLLIElement): Element | null {
  const other = item.nextElementSibling ?? item.previousElementSibling;
  return other?.querySelector('button') ?? resultsFallback();
}

/** A removable filter, and the number of loaded images that satisfy the others. */
interface CountedRemoval {
  readonly part: FilterPart;
  readonly count: number;
  /** The suggested condition; undefined if the given one exists, or if none is near. */
  readonly meant: Condition | undefined;
}

/** The effect of removing each part of a filter, counted over the loaded images. Sends no request. */
export function removalsOf({ set }: Pick<LoadedImages, 'set'>, filter: ImageFilter): readonly CountedRemoval[] {
  const keys = [...set.keys()];
  const valuesOf = (key: string) => set.numbersOf(key).flatMap((number) => set.labels[number]?.Value ?? []);
  return partsOf(filter).map((part) => ({
    part,
    count: set.tally(withoutPart(filter, part)).size(),
    meant: part.kind === 'is' ? nearCondition(part.condition, { keys, valuesOf }) : undefined,
  }));
}

interface EmptyScopeProps {
  readonly title: string;
  /** Says that the scope is empty, given the scope in words. */
  readonly text: (scope: string) => string;
  readonly scope: Scope;
  readonly update: UpdateSearch;
  readonly defaults: ScopeDefaults;
}

/** Says that the scope is empty without any filter, and offers to widen it. */
export function EmptyScope({ title, text, scope, update, defaults }: EmptyScopeProps) {
  const words = useZeroWords();
  const { zero } = useWords();
  return (
    <Message title={title}>
      <p className="text-13 text-muted">{text(zero.scope(scope) || words.wholeScope)}</p>
      {scope.imageId !== '' && (
        <DidYouMean
          typed={scope.imageId}
          region={scope.region}
          onTake={(id) => update(setScope('ImageId', id, defaults))}
        />
      )}
      <Button onClick={() => update(wholeScope(defaults))}>{words.showAll}</Button>
    </Message>
  );
}
