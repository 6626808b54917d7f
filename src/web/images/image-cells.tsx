import { use } from 'react';
import { printCondition } from '../../contract/filter.ts';
import { categoryOf, serviceOf } from '../../contract/label-keys.ts';
import { isWorkspaceId } from '../address/search-state.ts';
import { ViewLink } from '../address/view-link.tsx';
import { Copy } from '../results/copy.tsx';
import type { Words } from '../text/english.ts';
import { useSizeWords } from '../text/english-size.ts';
import { keyName } from '../text/key-name.ts';
import { visibleRuns, visibleText } from '../text/visible-text.ts';
import { useWords } from '../text/words.tsx';
import { Button } from '../ui/button.tsx';
import { CopyIcon } from '../ui/icons.tsx';
import { VisibleValue } from '../ui/visible-value.tsx';
import { addressOf } from './detail/image-address.ts';
import { ImageActionsContext } from './image-actions.ts';
import type { ImageRow } from './image-rows.ts';
import { readImageSize } from './image-size.ts';
import { useImageWords } from './image-words.ts';
import type { LabelColumn, LabelFact } from './label-facts.ts';

interface CellProps {
  readonly row: ImageRow;
}

const DRAWN = 200;

/** The name, as a link to this very screen with the image's details open; beside it the URI, where it is known whole. */
export function NameCell({ row }: CellProps) {
  const words = useImageWords();
  const { here, region, open } = use(ImageActionsContext);
  const address = addressOf(row.image.ImageUri, region, row.regions, '');
  return (
    <div className="flex min-w-0 items-center gap-1">
      <ViewLink
        view="images"
        state={{ ...here, sel: row.id }}
        data-detail={row.id}
        title={visibleText(row.name.slice(0, DRAWN))}
        onClick={(event) => {
          if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
          event.preventDefault();
          open(row.id);
        }}
        className="calm min-w-0 flex-1 truncate rounded-control font-medium text-accent-text hover:underline hover:underline-offset-2 focus-visible:-outline-offset-2"
      >
        <VisibleValue runs={visibleRuns(row.name.slice(0, DRAWN))} />
      </ViewLink>
      {address.kind === 'ready' && (
        <Copy
          text={address.uri}
          name={words.copyUri(visibleText(row.name.slice(0, DRAWN)))}
          className="row-action size-7 text-muted hover:text-text"
        />
      )}
      {address.kind === 'needs-region' && (
        <Button
          look="quiet"
          icon={<CopyIcon />}
          aria-label={words.chooseRegionOf(visibleText(row.name.slice(0, DRAWN)))}
          title={words.chooseRegionOf(visibleText(row.name.slice(0, DRAWN)))}
          onClick={() => open(row.id)}
          className="row-action size-7! text-muted"
        />
      )}
    </div>
  );
}

/** The values that an image has in one column of labels, each a button that filters by it. */
export function LabelsOfColumn({ row, column }: CellProps & { readonly column: Exclude<LabelColumn, 'other'> }) {
  if (row.labels[column].length === 0) return <span className="text-muted max-sm:hidden">–</span>;
  return (
    <div className="flex min-w-0 gap-x-1">
      {row.labels[column].map((fact) => (
        <FilterButton key={printCondition(fact.condition)} fact={fact} text={fact.text} look="-ml-1 px-1" />
      ))}
    </div>
  );
}

/** As many characters of chips as fit the column; the rest is a number that opens the details. */
const ROOM = 17;
/** What a chip takes beyond its text, in characters. */
const AROUND_CHIP = 3;

/**
 * The labels that no other column shows, as chips that filter; of the keys to show, where some are chosen. Services come
 * first, for whether an image runs on one of them is what people look for, and a team's own labels before PAI's.
 */
export function OtherLabels({ row }: CellProps) {
  const shared = useWords();
  const words = useImageWords();
  const { here, open } = use(ImageActionsContext);
  const { labelKeys } = here;
  const chips = [...row.labels.other]
    .filter((fact) => labelKeys.length === 0 || labelKeys.includes(fact.condition.key))
    .sort((a, b) => placeOf(a) - placeOf(b))
    .map((fact) => ({ fact, text: chipText(fact, shared) }));
  let room = ROOM;
  const shown = chips.filter(({ text }, index) => {
    room -= text.length + AROUND_CHIP;
    return index === 0 || room >= 0;
  });
  const left = chips.length - shown.length;
  return (
    <div className="flex min-w-0 items-center gap-1">
      {shown.map(({ fact, text }) => (
        <FilterButton
          key={printCondition(fact.condition)}
          fact={fact}
          text={text}
          look="bg-sunken px-1.5 text-12 ring-1 ring-line ring-inset"
        />
      ))}
      {left > 0 && (
        <button
          type="button"
          aria-label={words.moreLabels(left, visibleText(row.name.slice(0, DRAWN)))}
          title={chips.map(({ text }) => visibleText(text)).join(', ')}
          onClick={() => open(row.id)}
          className="calm h-6 shrink-0 rounded-control px-1 text-12 text-muted hover:bg-hover"
        >
          {`+${left}`}
        </button>
      )}
    </div>
  );
}

function placeOf({ condition: { key } }: LabelFact): number {
  if (serviceOf(key) !== undefined) return 0;
  return categoryOf(key) === 'custom' ? 1 : 2;
}

/** `DSW` for a service, `OS ubuntu` where the key has a name, else `team=vision`. */
export function chipText({ condition }: LabelFact, words: Words): string {
  const { key, value } = condition;
  const service = serviceOf(key);
  if (service !== undefined && value === 'true') return service;
  const name = keyName(words, key);
  if (name !== undefined) return value === 'true' ? name : `${name} ${value}`;
  return printCondition(condition);
}

interface FilterButtonProps {
  readonly fact: LabelFact;
  readonly text: string;
  readonly look: string;
}

function FilterButton({ fact, text, look }: FilterButtonProps) {
  const words = useWords();
  const { active, filterBy } = use(ImageActionsContext);
  const printed = printCondition(fact.condition);
  const isActive = active.has(printed);
  const filterName = words.table.filterBy(visibleText(printed.slice(0, DRAWN)));
  const hint = !fact.sayable ? words.facets.cannotAsk : isActive ? words.table.isFilter : filterName;
  return (
    <button
      type="button"
      title={hint}
      aria-label={fact.sayable ? filterName : visibleText(printed.slice(0, DRAWN))}
      aria-disabled={!fact.sayable || isActive}
      onClick={() => fact.sayable && !isActive && filterBy(fact.condition)}
      className={`numeric calm h-6 min-w-0 truncate rounded-control text-left focus-visible:-outline-offset-2 ${look} ${
        isActive ? 'bg-tint!' : fact.sayable ? 'hover:bg-tint hover:text-accent-text' : 'cursor-not-allowed!'
      }`}
    >
      {text === '' ? (
        <span className="text-muted italic">{words.table.empty}</span>
      ) : (
        <VisibleValue runs={visibleRuns(text.slice(0, DRAWN))} />
      )}
    </button>
  );
}

const UNKNOWN = <span className="text-muted">–</span>;

/** When the image was made: the day, with the exact time in the tooltip. */
export function CreatedCell({ row }: CellProps) {
  const { formats } = useWords();
  if (row.created === undefined) return UNKNOWN;
  return (
    <time dateTime={new Date(row.created).toISOString()} title={formats.dateTime(row.created)} className="numeric">
      {formats.date(row.created)}
    </time>
  );
}

/** How large the image is, with the exact bytes in the tooltip. */
export function SizeCell({ row }: CellProps) {
  const sizeWords = useSizeWords();
  const { Size } = row.image;
  if (Size === undefined) return UNKNOWN;
  const { text, title } = sizeWords[readImageSize(Size).unit](Size);
  return (
    <span className="numeric" title={title}>
      {text}
    </span>
  );
}

/** The workspace that the image belongs to, as a button that makes it the scope. */
export function WorkspaceCell({ row }: CellProps) {
  const words = useImageWords();
  const { chooseWorkspace } = use(ImageActionsContext);
  const id = row.image.WorkspaceId;
  if (id === undefined || id === '' || id === '0') return UNKNOWN;
  if (!isWorkspaceId(id)) return <VisibleValue runs={visibleRuns(id.slice(0, DRAWN))} />;
  return (
    <button
      type="button"
      translate="no"
      title={words.chooseWorkspace(id)}
      onClick={() => chooseWorkspace(id)}
      className="numeric calm -ml-1 h-6 max-w-full truncate rounded-control px-1 hover:bg-tint hover:text-accent-text focus-visible:-outline-offset-2"
    >
      {id}
    </button>
  );
}

/** The regions that the image is known to be in. */
export function RegionsCell({ row }: CellProps) {
  const words = useImageWords();
  const [first, ...more] = row.regions;
  if (first === undefined) return <span className="text-muted">{words.everyRegion}</span>;
  return (
    <span translate="no" className="block truncate" title={row.regions.join(', ')}>
      {more.length === 0 ? first : words.regionAndMore(first, more.length)}
    </span>
  );
}
