import { type ReactNode, use } from 'react';
import { printCondition } from '../../../contract/filter.ts';
import { categoryOf, serviceOf } from '../../../contract/label-keys.ts';
import type { ImageRow } from '../../../contract/rows/image-rows.ts';
import { type LabelColumn, type LabelFact, SERVICES } from '../../../contract/rows/label-facts.ts';
import type { CellProps, TdProps } from '../../table/column.ts';
import { keyName } from '../../text/key-name.ts';
import { useFacetWords, useImageWords } from '../../text/later-words.ts';
import { visibleRuns, visibleText } from '../../text/visible-text.ts';
import { useWords, type Words } from '../../text/words.tsx';
import { ONE_LINE_ROWS, useMedia } from '../../ui/use-media.ts';
import { DATA_TEXT, dataText, IS_DATA, VisibleValue } from '../../ui/visible-value.tsx';
import { AROUND_LABEL } from './chip-room.ts';
import { fitChips, mostUsefulFirst, splitTail, standsAlone } from './fit-chips.ts';
import { ImageActionsContext } from './image-actions.ts';
import { unknownCell } from './image-cells.tsx';

const MAX_CHARS = 200;

interface Chip {
  readonly fact: LabelFact;
  readonly text: string;
}

/** The values of an image in one column of labels, each a button that filters by it. */
export function LabelsOfColumn(
  props: CellProps<ImageRow> & { readonly column: Exclude<LabelColumn, 'service' | 'other'> },
) {
  const { row, td, column } = props;
  const { active, frameworks, room } = use(ImageActionsContext);
  // Values that the filter requests, and by which rows may be sorted, stay in the cell.
  const isAsked = (fact: LabelFact) =>
    active.has(printCondition(fact.condition)) || (frameworks.length > 0 && fact === row.framework);
  const facts = row.labels[column];
  if (facts.length === 0 && column === 'framework' && isBare(row)) return <BareCell row={row} td={td} />;
  if (facts.length === 0)
    return unknownCell(td, `max-sm:text-[0px] ${column === 'framework' ? 'max-sm:pr-0! max-sm:pl-7!' : ''}`);
  const all = facts.map((fact) => ({ fact, text: fact.text }));
  const widthOf = ({ text }: Chip) => room.width(text) + AROUND_LABEL * room.rem;
  const space = room.of(row, column);
  const isWhole = fitChips(all.map(widthOf), space, 0) === all.length;
  const chips = isWhole ? all : mostUsefulFirst(all, ({ fact }) => isAsked(fact));
  return <Chips row={row} td={td} chips={chips} widthOf={widthOf} space={space} look="-ml-1 px-1" />;
}

/** On narrow screens a row shows the labels of these columns only. */
function isBare({ labels }: ImageRow): boolean {
  return labels.framework.length + labels.chip.length + labels.cuda.length === 0;
}

/**
 * The line below the name on narrow screens: the services of an image without other labels there, so that no line is
 * empty.
 */
function BareCell({ row, td }: CellProps<ImageRow>) {
  const isDesk = useMedia(ONE_LINE_ROWS);
  const { service } = row.labels;
  if (isDesk || service.length === 0) return unknownCell(td);
  return (
    <td {...td} className={`${td.className} whitespace-nowrap text-muted`}>
      {service.map((fact) => (
        <FilterButton
          key={printCondition(fact.condition)}
          fact={fact}
          text={fact.text}
          look="-ml-1 px-1"
          isCut={false}
        />
      ))}
    </td>
  );
}

/** The margin before a service, by the number of missing services before it. */
const AFTER_GAPS = ['', 'ml-11', 'ml-22'];

/** The services that support an image, each at a fixed place, so that all rows together read as three columns. */
export function ServicesCell({ row, td }: CellProps<ImageRow>) {
  const drawn: ReactNode[] = [];
  let gaps = 0;
  for (const name of SERVICES) {
    const fact = row.labels.service.find(({ text }) => text === name);
    const look = `min-w-10 px-1 ${AFTER_GAPS[gaps]}`;
    if (fact) drawn.push(<FilterButton key={name} fact={fact} text={name} look={look} isCut={false} />);
    gaps = fact ? 0 : gaps + 1;
  }
  return (
    <td {...td} className={`${td.className} whitespace-nowrap`}>
      {drawn}
    </td>
  );
}

/**
 * The labels without a column of their own, as quiet chips that filter; only those of the shown keys, if any are
 * chosen. Other services come first, and a team's own labels before PAI's.
 */
export function OtherLabels({ row, td }: CellProps<ImageRow>) {
  const shared = useWords();
  const { here, room } = use(ImageActionsContext);
  const { labelKeys } = here;
  const chips = [...row.labels.other]
    .filter((fact) => labelKeys.length === 0 || labelKeys.includes(fact.condition.key))
    .sort((a, b) => placeOf(a) - placeOf(b))
    .map((fact) => ({ fact, text: chipText(fact, shared) }));
  return (
    <Chips
      row={row}
      td={td}
      chips={chips}
      widthOf={({ text }) => room.smallWidth(text) + AROUND_LABEL * room.rem}
      space={room.of(row, 'other')}
      look="-ml-1 px-1 text-12 text-muted"
      dropsNames
    />
  );
}

interface ChipsProps {
  readonly row: ImageRow;
  readonly td: TdProps;
  readonly chips: readonly Chip[];
  readonly widthOf: (chip: Chip) => number;
  readonly space: number;
  readonly look: string;
  /** Whether a chip without enough room drops the name of its key, if its value is clear without it. */
  readonly dropsNames?: boolean;
}

/** As many chips as fit uncut, and a number that opens the details for the rest. Cut chips would look alike. */
function Chips({ row, td, chips, widthOf, space, look, dropsNames = false }: ChipsProps) {
  const words = useImageWords();
  const { signs } = useWords();
  const { open, room } = use(ImageActionsContext);
  const widths = chips.map(widthOf);
  const moreWidth = room.smallWidth(`+${chips.length}`) + 1.5 * AROUND_LABEL * room.rem;
  const count = fitChips(widths, space, moreWidth);
  const left = chips.length - count;
  const [first] = chips;
  const hasRoom = (width: number) => width + (left > 0 ? moreWidth : 0) <= space;
  const isTooWide = first !== undefined && count === 1 && !hasRoom(widths[0] ?? 0);
  const value = isTooWide && dropsNames ? first.fact.condition.value : '';
  const alone = first && standsAlone(value) && hasRoom(widthOf({ fact: first.fact, text: value })) ? value : undefined;
  const isCut = isTooWide && alone === undefined;
  const drawn = (
    <>
      {chips.slice(0, count).map(({ fact, text }) => (
        <FilterButton key={printCondition(fact.condition)} fact={fact} text={alone ?? text} look={look} isCut={isCut} />
      ))}
      {left > 0 && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={words.moreLabels(left, visibleText(row.name.slice(0, MAX_CHARS)))}
          title={chips.map(({ text }) => visibleText(text.slice(0, MAX_CHARS))).join(signs.list)}
          onClick={() => open(row.id)}
          className="calm h-6 shrink-0 rounded-control px-0.5 align-middle text-12 text-muted hover:bg-hover"
        >
          {`+${left}`}
        </button>
      )}
    </>
  );
  // Chips that fit uncut need no shrinking.
  return (
    <td {...td} className={`${td.className} whitespace-nowrap`}>
      {isCut ? <div className="flex min-w-0 items-center">{drawn}</div> : drawn}
    </td>
  );
}

function placeOf({ condition: { key } }: LabelFact): number {
  if (serviceOf(key) !== undefined) return 0;
  return categoryOf(key) === 'custom' ? 1 : 2;
}

/** `DSW` for a service, `OS ubuntu` for a key with a name, else `team=vision`. */
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
  /** Whether the text is wider than the available room. */
  readonly isCut: boolean;
}

function FilterButton({ fact, text, look, isCut }: FilterButtonProps) {
  const words = useWords();
  const facetWords = useFacetWords();
  const { active, filterBy } = use(ImageActionsContext);
  const printed = printCondition(fact.condition);
  const isActive = active.has(printed);
  const filterName = words.table.filterBy(visibleText(printed.slice(0, MAX_CHARS)));
  const hint = !fact.filterable ? facetWords.cannotAsk : isActive ? words.table.isFilter : filterName;
  return (
    <button
      type="button"
      tabIndex={-1}
      title={hint}
      aria-label={fact.filterable ? filterName : visibleText(printed.slice(0, MAX_CHARS))}
      aria-disabled={!fact.filterable || isActive}
      data-in-filter={isActive || undefined}
      onClick={() => fact.filterable && !isActive && filterBy(fact.condition)}
      {...(text === '' ? {} : IS_DATA)}
      className={`numeric calm mr-1 h-6 max-w-full min-w-0 truncate rounded-control text-left align-middle focus-visible:-outline-offset-2 ${look} ${
        text === '' ? 'text-muted italic' : DATA_TEXT
      } ${isActive ? 'bg-tint!' : fact.filterable ? 'hover:bg-tint hover:text-accent-text' : 'cursor-not-allowed!'}`}
    >
      {text === '' ? (
        words.table.empty
      ) : isCut ? (
        <CutText text={text} />
      ) : (
        dataText(visibleRuns(text.slice(0, MAX_CHARS)))
      )}
    </button>
  );
}

/** A text that is cut where it matters least: a framework's version and a key's value stay. */
function CutText({ text }: { readonly text: string }) {
  const [head, tail] = splitTail(text.slice(0, MAX_CHARS));
  return (
    <span className="flex min-w-0">
      <span className="min-w-0 truncate">
        <VisibleValue runs={visibleRuns(head)} />
      </span>
      <span className={`truncate ${head === '' ? 'min-w-0' : 'max-w-[75%] shrink-0'}`}>
        <VisibleValue runs={visibleRuns(tail)} />
      </span>
    </span>
  );
}
