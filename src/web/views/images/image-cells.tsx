import { use } from 'react';
import { readImageSize } from '../../../contract/image-tally/image-size.ts';
import type { ImageRow } from '../../../contract/rows/image-rows.ts';
import { isWorkspaceId } from '../../address/search-state.ts';
import { ViewLink } from '../../address/view-link.tsx';
import { useCopiedUris } from '../../shell/copied-uri.ts';
import { Copy } from '../../shell/copy.tsx';
import { copiedUri, uriOf } from '../../shell/uri-choice.ts';
import type { CellProps, TdProps } from '../../table/column.ts';
import { useImageWords } from '../../text/later-words.ts';
import { visibleRuns, visibleText } from '../../text/visible-text.ts';
import { useWords } from '../../text/words.tsx';
import { announce } from '../../ui/announcer.tsx';
import { DATA_TEXT, dataText, IS_DATA } from '../../ui/visible-value.tsx';
import { ImageActionsContext } from './image-actions.ts';
import { fitName } from './name-parts.ts';
import { MAX_TICKED, toggleTick, useTick } from './selection.ts';
import { countMarks, StateMarks } from './state-marks.tsx';

type ImageCell = CellProps<ImageRow>;

const MAX_CHARS = 200;

/** What a mark takes of the name's room, in rem. */
const MARK_ROOM = 1.25;

/** In the room that the name leaves at its end. Always in sight: an image is looked for to be used. */
const BESIDE_NAME = 'absolute inset-y-0 right-1 my-auto size-7 text-muted hover:text-text';

const REPOSITORY = 'font-normal text-muted';

/** A tick, the name as a link to this very screen with the image's details open, and its URI to copy, if there is one. */
export function NameCell({ row, td }: ImageCell) {
  const words = useImageWords();
  const copied = useCopiedUris();
  const { here, uris, open, room, marks } = use(ImageActionsContext);
  const markCount = countMarks(marks, row);
  const address = uriOf(row, uris);
  const name = visibleText(row.name.slice(0, MAX_CHARS));
  const widthOf = (text: string) => room.nameWidth(visibleText(text));
  const { smallNameWidth } = room;
  const { head, tail, isCut, repositoryLength, isTwoLines } = fitName(
    shortName(row.name),
    room.name - markCount * MARK_ROOM * room.rem,
    widthOf,
    smallNameWidth && ((text) => smallNameWidth(visibleText(text))),
  );
  // An element more only where the head is not all repository: there are many rows.
  const muted = repositoryLength < head.length ? repositoryLength : 0;
  return (
    <td {...td}>
      <Tick id={row.id} name={name} isBesideTwoLines={isTwoLines} />
      <ViewLink
        view="images"
        state={{ ...here, sel: row.id }}
        data-detail={row.id}
        tabIndex={-1}
        aria-label={name}
        title={name}
        onClick={(event) => {
          if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
          event.preventDefault();
          open(row.id);
        }}
        {...IS_DATA}
        style={{ marginRight: `${1.75 + markCount * MARK_ROOM}rem` }}
        className={`calm block overflow-hidden rounded-control text-left font-medium text-accent-text hover:underline hover:underline-offset-2 focus-visible:-outline-offset-2 ${isTwoLines ? 'text-12 whitespace-pre-wrap' : `max-sm:py-0.5 ${DATA_TEXT}`}`}
      >
        {head !== '' && (
          <span
            style={isCut && !isTwoLines ? { maxWidth: `calc(100% - ${Math.ceil(widthOf(tail)) + 1}px)` } : undefined}
            className={`${repositoryLength === head.length ? REPOSITORY : ''} ${isTwoLines ? 'inline-block w-full overflow-hidden align-bottom text-ellipsis whitespace-pre' : isCut ? 'inline-block overflow-hidden align-bottom text-ellipsis' : ''}`}
          >
            {muted > 0 && <span className={REPOSITORY}>{dataText(visibleRuns(head.slice(0, muted)))}</span>}
            {dataText(visibleRuns(head.slice(muted)))}
          </span>
        )}
        {dataText(visibleRuns(tail))}
      </ViewLink>
      {markCount > 0 && <StateMarks row={row} />}
      {address.kind !== 'unknown' && (
        <Copy
          isDrawnByStyle
          text={copiedUri(address, row, uris, copied)}
          name={words.copyUri(name)}
          className={BESIDE_NAME}
        />
      )}
    </td>
  );
}

/** A name of more signs than anybody reads, without its middle. */
function shortName(name: string): string {
  if (name.length <= MAX_CHARS) return name;
  const signs = [...name];
  return `${signs.slice(0, MAX_CHARS / 2).join('')}…${signs.slice(-MAX_CHARS / 2).join('')}`;
}

interface TickProps {
  readonly id: string;
  readonly name: string;
  readonly isBesideTwoLines: boolean;
}

/** The tick of an image, at the middle of its name. A fifth one is rejected with a reason. */
function Tick({ id, name, isBesideTwoLines }: TickProps) {
  const { ticked } = useImageWords();
  const state = useTick(id);
  const isFull = state === 'full';
  return (
    <input
      type="checkbox"
      tabIndex={-1}
      aria-label={ticked.select(name)}
      title={isFull ? ticked.full(MAX_TICKED) : undefined}
      aria-disabled={isFull}
      checked={state === 'ticked'}
      onChange={() => {
        if (!toggleTick(id)) announce('ticks', ticked.full(MAX_TICKED));
      }}
      className={`float-left mr-2 size-4 ${isBesideTwoLines ? 'mt-2' : 'mt-0.5 max-sm:mt-1'} ${isFull ? 'opacity-50' : ''}`}
    />
  );
}

/** The placeholder for an unknown value. */
export function unknownCell(td: TdProps, className = '') {
  return (
    <td {...td} className={`${td.className} text-muted ${className}`}>
      –
    </td>
  );
}

/** When the image was made: the day, with the exact time in the tooltip. */
export function CreatedCell({ row, td }: ImageCell) {
  const { formats } = useWords();
  if (row.created === undefined) return unknownCell(td);
  return (
    <td {...td}>
      <time
        dateTime={new Date(row.created).toISOString()}
        title={formats.dateTime(row.created)}
        className="numeric whitespace-nowrap"
      >
        {formats.date(row.created)}
      </time>
    </td>
  );
}

/** How large the image is, with the exact bytes in the tooltip. */
export function SizeCell({ row, td }: ImageCell) {
  const { size } = useImageWords();
  const { Size } = row.image;
  if (Size === undefined) return unknownCell(td);
  const { text, title } = size[readImageSize(Size).unit](Size);
  return (
    <td {...td} className={`${td.className} numeric`} title={title}>
      {text}
    </td>
  );
}

/** The workspace that the image belongs to, as a button that makes it the scope. */
export function WorkspaceCell({ row, td }: ImageCell) {
  const words = useImageWords();
  const { chooseWorkspace } = use(ImageActionsContext);
  const id = row.image.WorkspaceId;
  if (id === undefined || id === '' || id === '0') return unknownCell(td);
  if (!isWorkspaceId(id)) {
    return (
      <td {...td} {...IS_DATA} className={`${td.className} text-left ${DATA_TEXT}`}>
        {dataText(visibleRuns(id.slice(0, MAX_CHARS)))}
      </td>
    );
  }
  return (
    <td {...td}>
      <button
        type="button"
        translate="no"
        tabIndex={-1}
        title={words.chooseWorkspace(id)}
        onClick={() => chooseWorkspace(id)}
        className="numeric calm -ml-1 h-6 max-w-full truncate rounded-control px-1 align-middle hover:bg-tint hover:text-accent-text focus-visible:-outline-offset-2"
      >
        {id}
      </button>
    </td>
  );
}

/** The regions that the image is known to be in. */
export function RegionsCell({ row, td }: ImageCell) {
  const { signs } = useWords();
  const words = useImageWords();
  const [first, ...more] = row.regions;
  if (first === undefined) {
    return (
      <td {...td} className={`${td.className} truncate text-muted`}>
        {words.everyRegion}
      </td>
    );
  }
  return (
    <td {...td} translate="no" className={`${td.className} truncate`} title={row.regions.join(signs.list)}>
      {more.length === 0 ? first : words.regionAndMore(first, more.length)}
    </td>
  );
}
