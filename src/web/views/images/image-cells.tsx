import { use } from 'react';
import { isWorkspaceId } from '../../address/search-state.ts';
import { ViewLink } from '../../address/view-link.tsx';
import { Copy } from '../../shell/copy.tsx';
import type { CellProps, TdProps } from '../../table/column.ts';
import { useImageWords } from '../../text/english-images.ts';
import { visibleRuns, visibleText } from '../../text/visible-text.ts';
import { useWords } from '../../text/words.tsx';
import { DATA_TEXT, dataText, IS_DATA } from '../../ui/visible-value.tsx';
import { addressOf } from './detail/image-address.ts';
import { ImageActionsContext } from './image-actions.ts';
import type { ImageRow } from './image-rows.ts';
import { readImageSize } from './image-size.ts';

type ImageCell = CellProps<ImageRow>;

const MAX_CHARS = 200;

/** In the room that the name leaves at its end. */
const BESIDE_NAME = 'row-action absolute inset-y-0 right-1 my-auto size-7 text-muted hover:text-text';

/** The name, as a link to this very screen with the image's details open; beside it the URI, where it is known whole. */
export function NameCell({ row, td }: ImageCell) {
  const words = useImageWords();
  const { here, region, open } = use(ImageActionsContext);
  const address = addressOf(row.image.ImageUri, region, row.regions, '');
  const name = visibleText(row.name.slice(0, MAX_CHARS));
  return (
    <td {...td}>
      <ViewLink
        view="images"
        state={{ ...here, sel: row.id }}
        data-detail={row.id}
        title={name}
        onClick={(event) => {
          if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
          event.preventDefault();
          open(row.id);
        }}
        {...IS_DATA}
        className={`calm mr-6 block overflow-hidden rounded-control text-left font-medium text-ellipsis text-accent-text hover:underline hover:underline-offset-2 focus-visible:-outline-offset-2 ${DATA_TEXT}`}
      >
        {dataText(visibleRuns(row.name.slice(0, MAX_CHARS)))}
      </ViewLink>
      {address.kind === 'ready' && (
        <Copy isDrawnByStyle text={address.uri} name={words.copyUri(name)} className={BESIDE_NAME} />
      )}
      {address.kind === 'needs-region' && (
        <button
          type="button"
          aria-label={words.chooseRegionOf(name)}
          title={words.chooseRegionOf(name)}
          onClick={() => open(row.id)}
          className={`icon-copy calm rounded-control hover:bg-hover ${BESIDE_NAME}`}
        />
      )}
    </td>
  );
}

/** What stands where nothing is known. */
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
      <time dateTime={new Date(row.created).toISOString()} title={formats.dateTime(row.created)} className="numeric">
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
  const words = useImageWords();
  const [first, ...more] = row.regions;
  if (first === undefined) {
    return (
      <td {...td} className={`${td.className} text-muted`}>
        {words.everyRegion}
      </td>
    );
  }
  return (
    <td {...td} translate="no" className={`${td.className} truncate`} title={row.regions.join(', ')}>
      {more.length === 0 ? first : words.regionAndMore(first, more.length)}
    </td>
  );
}
