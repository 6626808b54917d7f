import { use } from 'react';
import { isWorkspaceId } from '../../address/search-state.ts';
import { ViewLink } from '../../address/view-link.tsx';
import { Copy } from '../../shell/copy.tsx';
import { useImageWords } from '../../text/english-images.ts';
import { visibleRuns, visibleText } from '../../text/visible-text.ts';
import { useWords } from '../../text/words.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyIcon } from '../../ui/icons.tsx';
import { VisibleValue } from '../../ui/visible-value.tsx';
import { addressOf } from './detail/image-address.ts';
import { ImageActionsContext } from './image-actions.ts';
import type { ImageRow } from './image-rows.ts';
import { readImageSize } from './image-size.ts';

interface CellProps {
  readonly row: ImageRow;
}

const MAX_CHARS = 200;

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
        title={visibleText(row.name.slice(0, MAX_CHARS))}
        onClick={(event) => {
          if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
          event.preventDefault();
          open(row.id);
        }}
        className="calm min-w-0 flex-1 truncate rounded-control font-medium text-accent-text hover:underline hover:underline-offset-2 focus-visible:-outline-offset-2"
      >
        <VisibleValue runs={visibleRuns(row.name.slice(0, MAX_CHARS))} />
      </ViewLink>
      {address.kind === 'ready' && (
        <Copy
          text={address.uri}
          name={words.copyUri(visibleText(row.name.slice(0, MAX_CHARS)))}
          className="row-action size-7 text-muted hover:text-text"
        />
      )}
      {address.kind === 'needs-region' && (
        <Button
          look="quiet"
          icon={<CopyIcon />}
          aria-label={words.chooseRegionOf(visibleText(row.name.slice(0, MAX_CHARS)))}
          title={words.chooseRegionOf(visibleText(row.name.slice(0, MAX_CHARS)))}
          onClick={() => open(row.id)}
          className="row-action size-7! text-muted"
        />
      )}
    </div>
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
  const { size } = useImageWords();
  const { Size } = row.image;
  if (Size === undefined) return UNKNOWN;
  const { text, title } = size[readImageSize(Size).unit](Size);
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
  if (!isWorkspaceId(id)) return <VisibleValue runs={visibleRuns(id.slice(0, MAX_CHARS))} />;
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
