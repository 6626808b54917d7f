import { useState } from 'react';
import type { ImageFilter } from '../../../contract/image-filter/image-filter.ts';
import { holdsWords } from '../../../contract/search-words.ts';
import type { UpdateSearch } from '../../address/use-search-state.ts';
import {
  allButThis,
  canBound,
  type FacetSubject,
  type FilterChange,
  inState,
  isNotSet,
  onlyThis,
  toggle,
  toggleExcluded,
  toggleMajor,
  toggleNotSet,
  withRange,
} from '../../filter/facet-changes.ts';
import type { FacetCount, FacetCounts } from '../../filter/facet-counts.ts';
import { type FacetSection, type FacetValue, type Major, majorsOf } from '../../filter/facet-model.ts';
import { type FacetWords, useFacetWords } from '../../text/later-words.ts';
import type { MenuItem } from '../../ui/menu.tsx';
import { FacetRow } from './facet-row.tsx';

/** The common data of all rows of the facets. */
export interface FacetContext {
  readonly filter: ImageFilter;
  readonly update: UpdateSearch;
  /** Only values whose name contains these words, in lower case, are shown. Empty for all values. */
  readonly find: readonly string[];
  readonly counts: FacetCounts | undefined;
  /** Whether values that no image has any more keep their rows, which then cannot be ticked. */
  readonly isPinned: boolean;
}

interface SectionProps extends FacetContext {
  readonly section: FacetSection;
  readonly level?: 0 | 1;
}

/** More rows would be slow and unread; the total is shown instead. */
const MAX_ROWS = 200;
/** The number of versions above "more". */
const MAX_VERSIONS_SHOWN = 5;

/** The values of a section, one row each. Of many versions, the newest and a button for the rest. */
export function FacetValues({ section, level = 0, ...context }: SectionProps) {
  const values = section.values.filter((value) => isFound(section, value, context.find));
  return <ValueRows {...context} section={section} values={values} level={level} />;
}

/** Versions in folders by major version. A single major version, or few versions, need no folder. */
export function FacetVersions({
  section,
  level = 0,
  facetName,
  ...context
}: SectionProps & { readonly facetName: string }) {
  const { majors, others } = majorsOf(section);
  const isSearching = context.find.length > 0;
  return (
    <>
      {majors.map((major, index) => (
        <MajorRows
          key={major.name}
          {...context}
          section={section}
          majors={majors}
          major={major}
          facetName={facetName}
          level={level}
          startsOpen={(level > 0 && index === 0) || isSearching}
        />
      ))}
      <ValueRows
        {...context}
        section={section}
        values={others.filter((value) => isFound(section, value, context.find))}
        level={level}
      />
    </>
  );
}

interface MajorRowsProps extends SectionProps {
  readonly majors: readonly Major[];
  readonly major: Major;
  readonly facetName: string;
  readonly startsOpen: boolean;
}

function MajorRows({ section, majors, major, facetName, level = 0, startsOpen, ...context }: MajorRowsProps) {
  const words = useFacetWords();
  const [chosen, setOpen] = useState<boolean>();
  const found = major.values.filter((value) => isFound(section, value, context.find));
  if (found.length === 0) return null;
  // Ticked values stay visible.
  const isOpen = chosen ?? (startsOpen || major.isMixed);
  const issue = major.values.every((value) => value.filterable) ? undefined : words.cannotAsk;
  const count = context.counts?.of(section, major.values);
  return (
    <>
      <FacetRow
        name={`${facetName} ${words.major(major.name)}`}
        text={words.major(major.name)}
        checked={major.checked}
        isMixed={major.isMixed}
        issue={issue}
        count={count}
        isGone={isGone(context, count, major.values)}
        folder={{ name: words.showMajor(major.name, facetName), isOpen, toggle: () => setOpen(!isOpen) }}
        level={level}
        onToggle={() => context.update(inState(toggleMajor(section, majors, major)))}
      />
      {isOpen && <ValueRows {...context} section={section} values={found} level={level === 0 ? 1 : 2} />}
    </>
  );
}

interface ValueRowsProps extends FacetContext {
  readonly section: FacetSection;
  readonly values: readonly FacetValue[];
  readonly level: 0 | 1 | 2;
}

function ValueRows({ section, values, level, ...context }: ValueRowsProps) {
  const { update, find, counts } = context;
  const words = useFacetWords();
  const [showsAll, setShowsAll] = useState(false);
  const isCut = section.versions && !showsAll && find.length === 0 && values.length > MAX_VERSIONS_SHOWN + 1;
  // Ticked and excluded values stay visible.
  const shown = isCut
    ? values.filter((value, index) => index < MAX_VERSIONS_SHOWN || value.checked || value.excluded)
    : values.slice(0, MAX_ROWS);
  return (
    <>
      {shown.map((value) => (
        <FacetRow
          key={value.id}
          name={nameInSection(section, value) || words.emptyValue}
          text={value.text}
          aside={value.excluded ? words.excluded : undefined}
          checked={value.checked}
          issue={value.filterable ? undefined : words.cannotAsk}
          isStruck={value.impossible || value.excluded}
          hint={nameInSection(section, value).length > 16 ? nameInSection(section, value).slice(0, 200) : undefined}
          count={counts?.of(section, [value])}
          isGone={isGone(context, counts?.of(section, [value]), [value])}
          level={level}
          onToggle={() => update(inState(toggle(section, value)))}
          actions={value.filterable ? actionsOf(section, value, words, (change) => update(inState(change))) : []}
        />
      ))}
      {isCut && (
        <li className={level === 0 ? 'pl-6' : level === 1 ? 'pl-11' : 'pl-16'}>
          <button
            type="button"
            tabIndex={-1}
            onClick={() => setShowsAll(true)}
            className="calm h-6.5 rounded-control lg:h-6 px-1 text-12 font-medium text-accent-text hover:bg-hover"
          >
            {words.more(values.length - shown.length)}
          </button>
        </li>
      )}
      {values.length > MAX_ROWS && !isCut && (
        <li className="px-2 py-1 text-12 text-muted">{words.cut(MAX_ROWS, values.length)}</li>
      )}
    </>
  );
}

function actionsOf(
  section: FacetSection,
  value: FacetValue,
  words: FacetWords,
  apply: (change: FilterChange) => void,
): readonly MenuItem[] {
  const item = (id: string, text: string, change: FilterChange) => ({ id, text, onChoose: () => apply(change) });
  const isService = section.facet === 'supported';
  return [
    item('only', words.onlyThis, onlyThis(section, value)),
    // Services are combined with AND: "all but one" would match few images.
    ...(isService ? [] : [item('all-but', words.allButThis, allButThis(section, value))]),
    item('exclude', value.excluded ? words.include : words.exclude, toggleExcluded(section, value)),
    ...(canBound(section, value)
      ? [
          item('later', words.andLater, withRange(section, value.text, undefined)),
          item('earlier', words.andEarlier, withRange(section, undefined, value.text)),
        ]
      : []),
  ];
}

interface NotSetRowProps extends FacetContext {
  readonly subject: FacetSubject;
  readonly name: string;
}

/** The images without any label of the facet. */
export function NotSetRow({ subject, name, filter, update, find, counts, isPinned }: NotSetRowProps) {
  const words = useFacetWords();
  const count = counts?.notSet(subject);
  const checked = isNotSet(filter, subject);
  const isEmpty = count?.images === 0 && !count.isPartial && !checked;
  const [wasThere, setWasThere] = useState(false);
  const isThere = !isEmpty || (isPinned && wasThere);
  if (isThere !== wasThere) setWasThere(isThere);
  if (!isThere || !holdsWords(words.notSet(name).toLowerCase(), find)) return null;
  return (
    <FacetRow
      name={words.notSet(name)}
      text={words.notSetShort}
      checked={checked}
      count={count}
      isGone={isEmpty}
      onToggle={() => update(inState(toggleNotSet(subject)))}
    />
  );
}

/** Whether a row exists only so that the rows below it do not move. */
export function isGone(
  { isPinned }: Pick<FacetContext, 'isPinned'>,
  count: FacetCount | undefined,
  values: readonly FacetValue[],
): boolean {
  return isPinned && count?.images === 0 && !values.some((value) => value.checked || value.excluded);
}

function nameInSection(section: FacetSection, value: FacetValue): string {
  return section.framework === undefined ? value.text : `${section.framework} ${value.text}`.trim();
}

/** Whether a value's name contains the words of a search, which are in lower case. */
export function isFound(section: FacetSection, value: FacetValue, find: readonly string[]): boolean {
  return holdsWords(nameInSection(section, value).toLowerCase(), find);
}
