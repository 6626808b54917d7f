import { useMemo, useRef, useState } from 'react';
import type { SessionResponse } from '../../contract/operations.ts';
import { filterOf, type SearchState, unreadText } from '../address/search-state.ts';
import type { UpdateSearch } from '../address/use-search-state.ts';
import type { View } from '../address/view-paths.ts';
import type { Scope } from '../api/label-question.ts';
import { setScope } from '../filter/filter-changes.ts';
import { partsOf } from '../filter/filter-parts.ts';
import { memoizeByGroup } from '../filter/memoize-by-group.ts';
import type { ScopeImages } from '../image-set/use-scope-images.ts';
import { lazyPart } from '../shell/lazy-part.ts';
import { PartSlot } from '../shell/part-slot.tsx';
import { useWords } from '../text/words.tsx';
import { Button } from '../ui/button.tsx';
import { FilterIcon } from '../ui/icons.tsx';
import { useMedia } from '../ui/use-media.ts';
import { ActiveFilters } from './active-filters.tsx';
import type { PossibleLabels } from './facets/use-possible-labels.ts';
import { LabelFilterField } from './label-filter-field.tsx';
import { LabelKeysField } from './label-keys-field.tsx';
import { MoreFilters } from './more-filters.tsx';
import { RegionField } from './region-field.tsx';
import { useFilterSheet } from './use-filter-sheet.ts';
import { WorkspaceField } from './workspace-field.tsx';

interface FilterPanelProps {
  readonly view: View;
  readonly session: SessionResponse;
  readonly state: SearchState;
  readonly scope: Scope;
  readonly images: ScopeImages;
  /** Whether requests may be sent. False if the scope is not valid or requests must be signed. */
  readonly enabled: boolean;
  readonly update: UpdateSearch;
}

/** Loaded in parallel with the first responses, because these parts show nothing without them. */
const Facets = lazyPart(async () => (await import('./facets/facets.tsx')).Facets);

const PossibleQuery = lazyPart(async () => (await import('./facets/possible-query.tsx')).PossibleQuery);
const NOT_ASKED: PossibleLabels = { possible: undefined, isLoading: true, hasFailed: false };

const ImageToken = lazyPart(async () => (await import('./image-token.tsx')).ImageToken);

const MoreFields = lazyPart(async () => (await import('./more-fields.tsx')).MoreFields);

/** Below this width the facets close while details are open, unless the reader opened them: the rows need the space. */
const ROOMY = '(min-width: 1200px)';

/**
 * The filters of the view. On wide screens its parts are in the page's grid: a bar at the top, facets at the left. On
 * narrow screens they share a sheet behind a button, and only the active filters stay visible.
 */
export function FilterPanel({ view, session, state, scope, images, enabled, update }: FilterPanelProps) {
  const words = useWords();
  const { inSheet, isWide, setOpen, toggle } = useFilterSheet();
  const [chosenOpen, setChosenOpen] = useState<boolean>();
  const isRoomy = useMedia(ROOMY);
  const facetsOpen = chosenOpen ?? (isRoomy || state.sel === '');
  const filterInput = useRef<HTMLInputElement>(null);
  const { tally, isPartial } = images;
  // Until all images are loaded, the service returns the possible labels.
  const isFromImages = tally !== undefined && !isPartial;
  const isAsked = enabled && !isFromImages;
  const [answer, setAnswer] = useState(NOT_ASKED);
  const asked = isAsked ? answer : { ...NOT_ASKED, isLoading: false };
  const fromImages = useMemo(() => (isFromImages ? memoizeByGroup(tally.possible) : undefined), [isFromImages, tally]);
  const possible = fromImages ?? asked.possible;
  const { conditions, extra } = state;
  const filter = useMemo(() => filterOf({ conditions, extra }), [conditions, extra]);
  const usesKeys = view !== 'matrix';
  const count =
    partsOf(filterOf(state)).length + (usesKeys && state.labelKeys.length > 0 ? 1 : 0) + (scope.imageId === '' ? 0 : 1);

  // The box shows the filters, unless it is hidden.
  const isBoxHidden = !isWide && !inSheet;
  const hasLine = isBoxHidden ? count > 0 : usesKeys && state.labelKeys.length > 0;
  const imageToken = (input?: () => HTMLInputElement | null) =>
    scope.imageId !== '' && (
      <PartSlot failed={null}>
        <ImageToken
          imageId={scope.imageId}
          onRemove={() => update(setScope('ImageId', '', session))}
          {...(input && { input })}
        />
      </PartSlot>
    );
  const hiddenOnNarrow = inSheet ? '' : 'max-lg:hidden';
  return (
    <search
      aria-label={words.filters.name}
      onKeyDown={(event) => event.key === 'Escape' && inSheet && setOpen(false)}
      className={
        inSheet
          ? 'absolute inset-0 z-20 flex flex-col gap-3 overflow-y-auto bg-surface px-3 pt-3'
          : 'px-3 pt-1.5 lg:contents'
      }
    >
      <div
        className={`group/bar @container flex flex-wrap items-start gap-2 lg:relative lg:z-20 lg:col-span-2 lg:block lg:min-h-11 lg:border-b lg:border-line lg:bg-raised lg:px-4 lg:pt-1.5 lg:pb-1.25 ${inSheet ? 'flex-col flex-nowrap! items-stretch! gap-3!' : ''}`}
      >
        {/* On wide screens all fields share one line. The fields of the scope shrink, so that the box keeps its width. */}
        <div className="contents lg:flex lg:items-start lg:gap-x-1">
          <Button
            look="quiet"
            icon={<FilterIcon />}
            aria-label={words.facets.toggle}
            title={words.facets.toggle}
            aria-expanded={facetsOpen}
            aria-controls="facets"
            onClick={() => setChosenOpen(!facetsOpen)}
            className="-ml-2 px-2! max-lg:hidden"
          >
            <span className="@max-[70rem]:hidden group-has-[[data-more]]/bar:hidden">{words.facets.toggle}</span>
          </Button>
          <div
            id="filters"
            tabIndex={-1}
            className={`flex min-w-0 gap-x-1 max-lg:flex-col max-lg:gap-3 ${hiddenOnNarrow}`}
          >
            <RegionField
              isQuiet
              region={unreadText(state, 'Region') ?? scope.region}
              regions={session.regions}
              canBeAll={session.source === 'embedded'}
              onCommit={(region) => update(setScope('Region', region, session))}
            />
            <WorkspaceField
              isQuiet
              region={scope.region}
              workspaceId={unreadText(state, 'WorkspaceId') ?? scope.workspaceId}
              enabled={enabled}
              onCommit={(id) => update(setScope('WorkspaceId', id, session))}
            />
          </div>
          <div
            className={`flex min-w-0 flex-1 basis-56 lg:shrink-0 lg:basis-11/25 @min-[80rem]:basis-12/25 lg:@max-[60rem]:basis-2/5 lg:@max-[60rem]:group-has-[[data-more]]/bar:basis-12/25 lg:@min-[76rem]:group-has-[[data-more]]/bar:basis-12/25 lg:@min-[60rem]:@max-[76rem]:group-has-[[data-more]]/bar:basis-19/50 ${inSheet ? 'basis-auto!' : ''} ${hiddenOnNarrow}`}
          >
            <LabelFilterField
              filter={filter}
              state={state}
              images={images}
              possible={possible}
              session={session}
              update={update}
              canClear={usesKeys && state.labelKeys.length > 0}
              lines={2}
              inputRef={filterInput}
              image={imageToken(() => filterInput.current)}
            />
          </div>
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
          {isBoxHidden && <ScopeLine scope={scope} />}
          <div className={`flex min-w-0 gap-x-1 max-lg:flex-col max-lg:gap-3 ${hiddenOnNarrow}`}>
            {view === 'labels' && <LabelKeysField labelKeys={state.labelKeys} possible={possible} update={update} />}
            <MoreFilters isSet={scope.imageId !== '' || filter.runs !== ''}>
              <PartSlot>
                <MoreFields imageId={scope.imageId} state={state} session={session} update={update} />
              </PartSlot>
            </MoreFilters>
          </div>
        </div>
        {hasLine && (
          <div
            className={`flex min-w-0 flex-wrap items-center gap-2 max-lg:py-0.5 lg:-mb-1 ${isBoxHidden ? 'flex-1 basis-56' : ''}`}
          >
            <ActiveFilters state={state} showsKeys={usesKeys} update={update} inOneLine={isBoxHidden} />
            {isBoxHidden && imageToken()}
          </div>
        )}
      </div>

      {isAsked && (
        <PartSlot failed={null}>
          <PossibleQuery scope={scope} conditions={conditions} onAnswer={setAnswer} />
        </PartSlot>
      )}
      {(isWide ? facetsOpen : inSheet) && (
        <section
          id="facets"
          aria-label={words.facets.name}
          className="lg:row-start-2 lg:col-start-1 lg:min-h-0 lg:w-68 lg:overflow-y-auto lg:border-r lg:border-line"
        >
          <PartSlot>
            <Facets
              possible={possible}
              filter={filter}
              update={update}
              isLoading={asked.isLoading}
              hasFailed={asked.hasFailed}
              tally={tally}
              isPartial={isPartial}
            />
          </PartSlot>
        </section>
      )}
      {inSheet && (
        <div className="sticky bottom-0 z-20 -mx-3 mt-auto flex items-center gap-3 border-t border-line bg-surface p-3">
          {/* The total is behind the sheet. */}
          <span className="numeric text-13">{tally && words.images.count(tally.size(), isPartial)}</span>
          <Button look="primary" onClick={() => setOpen(false)} className="flex-1 justify-center">
            {words.filters.close}
          </Button>
        </div>
      )}
    </search>
  );
}

/** The scope as one line of text, while its fields are hidden. Empty if the scope is everything. */
function ScopeLine({ scope }: { readonly scope: Scope }) {
  const words = useWords();
  // The image is shown with the filters.
  const text = words.zero.scope({ ...scope, imageId: '' });
  if (text === '') return null;
  return (
    <p translate="no" className="min-w-0 flex-1 basis-24 self-center truncate text-12 text-muted" title={text}>
      {text}
    </p>
  );
}
