import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { SessionResponse } from '../../contract/operations.ts';
import { filterOf, type SearchState, unreadText } from '../address/search-state.ts';
import type { UpdateSearch } from '../address/use-search-state.ts';
import type { View } from '../address/view-paths.ts';
import type { Scope } from '../api/label-question.ts';
import { withoutFacet } from '../filter/facet-changes.ts';
import { FRAMEWORK_SUBJECT, facetCounts } from '../filter/facet-counts.ts';
import { setScope } from '../filter/filter-changes.ts';
import { partsOf } from '../filter/filter-parts.ts';
import type { ScopeImages } from '../image-set/use-scope-images.ts';
import { LazyPart } from '../shell/lazy-part.tsx';
import { useWords } from '../text/words.tsx';
import { Button } from '../ui/button.tsx';
import { FilterIcon } from '../ui/icons.tsx';
import { lazyPart } from '../ui/part.ts';
import { useMedia, WIDE } from '../ui/use-media.ts';
import { ActiveFilters } from './active-filters.tsx';
import { ImageField } from './image-field.tsx';
import { LabelFilterField } from './label-filter-field.tsx';
import { LabelKeysField } from './label-keys-field.tsx';
import { RegionField } from './region-field.tsx';
import { memoizeByGroup, usePossibleLabels } from './use-possible-labels.ts';
import { WorkspaceField } from './workspace-field.tsx';

interface FilterPanelProps {
  readonly view: View;
  readonly session: SessionResponse;
  readonly state: SearchState;
  readonly scope: Scope;
  readonly images: ScopeImages;
  /** Whether anything may be asked: not where the scope was not understood or requests must be signed. */
  readonly enabled: boolean;
  readonly update: UpdateSearch;
}

/** Loaded beside the first answers, without which they have nothing to show. */
const Facets = lazyPart(async () => (await import('./facets.tsx')).Facets);

/** Where a slash is a character and no shortcut. */
const TYPING = 'textarea, dialog, input:not([type=checkbox])';

/**
 * Everything that narrows the view. On a desk its parts take their places in the page's grid: scope on top, facets at
 * the left, the filter bar above the table. On narrow screens they share a sheet behind a button, and only the active
 * filters stay in sight.
 */
export function FilterPanel({ view, session, state, scope, images, enabled, update }: FilterPanelProps) {
  const words = useWords();
  const { inSheet, isWide, setOpen, toggle } = useFilterSheet();
  const [facetsOpen, setFacetsOpen] = useState(true);
  const filterInput = useRef<HTMLInputElement>(null);
  const { tally, isPartial } = images;
  // Until all images are there, the service says which labels are possible.
  const isFromImages = tally !== undefined && !isPartial;
  const asked = usePossibleLabels(scope, state.conditions, enabled && !isFromImages);
  const fromImages = useMemo(() => (isFromImages ? memoizeByGroup(tally.possible) : undefined), [isFromImages, tally]);
  const possible = fromImages ?? asked.possible;
  const { conditions, extra } = state;
  const filter = useMemo(() => filterOf({ conditions, extra }), [conditions, extra]);
  const counts = useMemo(() => tally && facetCounts(tally, filter, isPartial), [tally, filter, isPartial]);
  const frameworks = useMemo(
    () => () => {
      if (!tally || !possible) return possible?.('') ?? new Map();
      return tally.set.tally(withoutFacet(filter, FRAMEWORK_SUBJECT)).possible('');
    },
    [tally, possible, filter],
  );
  const usesKeys = view !== 'matrix';
  const count = partsOf(filterOf(state)).length + (usesKeys && state.labelKeys.length > 0 ? 1 : 0);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.closest(TYPING) !== null;
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      if (!isWide) flushSync(() => setOpen(true));
      filterInput.current?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [isWide, setOpen]);

  const hiddenOnNarrow = inSheet ? '' : 'max-lg:hidden';
  return (
    <search
      aria-label={words.filters.name}
      onKeyDown={(event) => event.key === 'Escape' && inSheet && setOpen(false)}
      className={
        inSheet
          ? 'absolute inset-0 z-20 flex flex-col gap-3 overflow-y-auto bg-surface px-3 pt-3'
          : 'flex flex-col gap-2 px-3 pt-3 lg:contents'
      }
    >
      <div
        id="filters"
        tabIndex={-1}
        className={`col-span-2 flex flex-col gap-2 lg:flex-row lg:flex-wrap lg:items-start lg:border-b lg:border-line lg:bg-raised lg:px-4 lg:py-2 ${hiddenOnNarrow}`}
      >
        <RegionField
          region={unreadText(state, 'Region') ?? scope.region}
          regions={session.regions}
          canBeAll={session.source === 'embedded'}
          onCommit={(region) => update(setScope('Region', region, session))}
        />
        <WorkspaceField
          region={scope.region}
          workspaceId={unreadText(state, 'WorkspaceId') ?? scope.workspaceId}
          enabled={enabled}
          onCommit={(id) => update(setScope('WorkspaceId', id, session))}
        />
        <ImageField imageId={scope.imageId} onCommit={(id) => update(setScope('ImageId', id, session))} />
      </div>

      <div className="flex flex-col gap-2 lg:col-start-2 lg:px-4 lg:pt-3 lg:pb-2">
        <div className={`flex flex-col gap-2 lg:flex-row lg:flex-wrap lg:items-start ${hiddenOnNarrow}`}>
          <Button
            icon={<FilterIcon />}
            aria-expanded={facetsOpen}
            aria-controls="facets"
            onClick={() => setFacetsOpen(!facetsOpen)}
            className="max-lg:hidden"
          >
            {words.facets.toggle}
          </Button>
          <LabelFilterField conditions={state.conditions} possible={possible} update={update} inputRef={filterInput} />
          {usesKeys && <LabelKeysField labelKeys={state.labelKeys} possible={possible} update={update} />}
        </div>
        {!isWide && !inSheet && <ScopeLine scope={scope} />}
        <div className="flex flex-wrap items-start gap-2">
          <Button
            ref={toggle}
            id="filters-toggle"
            data-focus-fallback
            icon={<FilterIcon />}
            aria-expanded={inSheet}
            aria-controls="filters"
            onClick={() => setOpen(true)}
            className={inSheet ? 'hidden!' : 'lg:hidden'}
          >
            {words.filters.toggle(count)}
          </Button>
          <ActiveFilters state={state} showsKeys={usesKeys} update={update} inOneLine={!isWide && !inSheet} />
        </div>
      </div>

      {(isWide ? facetsOpen : inSheet) && (
        <section
          id="facets"
          aria-label={words.facets.name}
          className="lg:row-span-3 lg:row-start-2 lg:col-start-1 lg:min-h-0 lg:w-68 lg:overflow-y-auto lg:border-r lg:border-line"
        >
          <LazyPart>
            <Facets
              possible={possible}
              frameworks={frameworks}
              filter={filter}
              update={update}
              isLoading={asked.isLoading}
              hasFailed={asked.hasFailed}
              counts={counts}
            />
          </LazyPart>
        </section>
      )}
      {inSheet && (
        <div className="sticky bottom-0 z-20 -mx-3 mt-auto border-t border-line bg-surface p-3">
          <Button look="primary" onClick={() => setOpen(false)} className="w-full justify-center">
            {words.filters.close}
          </Button>
        </div>
      )}
    </search>
  );
}

/** The scope in one line, where its fields are out of sight; undefined if it is everything there is. */
function ScopeLine({ scope }: { readonly scope: Scope }) {
  const words = useWords();
  const text = words.zero.scope(scope);
  if (text === '') return null;
  return (
    <p translate="no" className="truncate text-12 text-muted" title={text}>
      {text}
    </p>
  );
}

interface FilterSheet {
  /** The filters lie over the page, on a narrow screen. */
  readonly inSheet: boolean;
  readonly isWide: boolean;
  readonly setOpen: (open: boolean) => void;
  /** The button that opens the sheet and has the focus again when it closes. */
  readonly toggle: RefObject<HTMLButtonElement | null>;
}

/**
 * On narrow screens the filters are a sheet: while it is open the rest of the page is inert, the focus goes into it
 * and afterwards back. A dialog element was refused: on a desk the very same fields stand in the page.
 */
function useFilterSheet(): FilterSheet {
  const isWide = useMedia(WIDE);
  const [open, setOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const inSheet = open && !isWide;

  useEffect(() => {
    if (!inSheet) return;
    const behind = [...document.querySelectorAll<HTMLElement>('header, #results, aside')];
    for (const element of behind) element.inert = true;
    document.getElementById('filters')?.focus();
    return () => {
      for (const element of behind) element.inert = false;
      toggle.current?.focus();
    };
  }, [inSheet]);

  return { inSheet, isWide, setOpen, toggle };
}
