import { use } from 'react';
import type { ChangeRow } from '../../../contract/changes/change-rows.ts';
import { EMPTY_SEARCH } from '../../address/search-state.ts';
import { ViewLink } from '../../address/view-link.tsx';
import { type CellProps, columnOf } from '../../table/column.ts';
import { KeyCell, KeyHeader, MAX_CHARS, MAX_TOOLTIP_CHARS } from '../../table/key-cell.tsx';
import { useDayWords } from '../../text/later-words.ts';
import { visibleRuns, visibleText } from '../../text/visible-text.ts';
import { dataText, IS_DATA } from '../../ui/visible-value.tsx';
import { CompareContext } from './compare-context.ts';

/**
 * Two lines in comfortable rows, one in compact rows. Names of images have equal beginnings and different ends, so
 * their ends must not be cut. All texts have this font size: smaller texts beside larger ones would look like
 * remarks.
 */
const IN_TWO_LINES =
  'line-clamp-2 max-h-[calc(var(--row)-0.25rem)] text-12 whitespace-pre-wrap wrap-anywhere in-data-[density=compact]:line-clamp-1 max-sm:max-h-none';

/** The image, the key that changed, and its values on the saved day and now. */
export const CHANGE_COLUMNS = [
  columnOf<ChangeRow>({
    id: 'Name',
    header: () => useDayWords().image,
    cell: (props) => <ImageCell {...props} />,
    cellClass: 'max-sm:border-0 max-sm:col-span-3',
    headerClass: 'sm:w-[40%] max-sm:flex-1',
    sortValue: ({ name, ImageId }) => name || ImageId,
  }),
  columnOf<ChangeRow>({
    id: 'Key',
    header: () => <KeyHeader />,
    cell: ({ row, td }) =>
      row.key === '' ? (
        <td {...td} className={`${td.className} max-sm:hidden`} />
      ) : (
        <KeyCell labelKey={row.key} td={td} />
      ),
    cellClass: 'max-sm:border-0 max-sm:pl-4!',
    headerClass: 'sm:w-[18%] max-sm:w-20',
    sortValue: ({ key }) => key,
  }),
  columnOf<ChangeRow>({
    id: 'B',
    header: () => useDayWords().before,
    cell: ({ row, td }) => <TextCell text={row.before} row={row} td={td} />,
    cellClass: 'max-sm:border-0',
    headerClass: 'max-sm:w-20',
    sortValue: ({ before }) => before,
  }),
  columnOf<ChangeRow>({
    id: 'A',
    header: () => useDayWords().after,
    cell: ({ row, td }) => <TextCell text={row.after} row={row} td={td} />,
    cellClass: 'max-sm:border-0',
    headerClass: 'max-sm:w-20',
    sortValue: ({ after }) => after,
  }),
];

/** The name as a link to the details; an image that is gone has no details. */
function ImageCell({ row, td }: CellProps<ChangeRow>) {
  const side = use(CompareContext)?.A;
  const name = row.name || row.ImageId;
  const shown = dataText(visibleRuns(name.slice(0, MAX_CHARS)));
  return (
    <td {...td} title={visibleText(`${name.slice(0, MAX_TOOLTIP_CHARS)}\n${row.ImageId}`)}>
      <span {...IS_DATA} className={IN_TWO_LINES}>
        {row.change === 'gone' || side === undefined ? (
          shown
        ) : (
          <ViewLink
            tabIndex={-1}
            view="images"
            state={{
              ...EMPTY_SEARCH,
              region: side.state.region,
              workspaceId: side.state.workspaceId,
              sel: row.ImageId,
            }}
            className="text-accent-text hover:underline hover:underline-offset-2"
          >
            {shown}
          </ViewLink>
        )}
      </span>
    </td>
  );
}

function TextCell({ text, row, td }: Pick<CellProps<ChangeRow>, 'row' | 'td'> & { readonly text: string }) {
  const words = useDayWords();
  // On a phone all labels of a new or removed image take the whole line: a third of it would break words.
  const width = row.key !== '' ? '' : text === '' ? 'max-sm:hidden' : 'max-sm:col-span-3 max-sm:pl-4!';
  return (
    <td
      {...td}
      className={`${td.className} ${width}`}
      title={text === '' ? undefined : visibleText(text.slice(0, MAX_TOOLTIP_CHARS))}
    >
      {text === '' ? (
        <>
          <span aria-hidden="true" className="text-muted">
            –
          </span>
          <span className="sr-only">{words.none}</span>
        </>
      ) : (
        <span {...IS_DATA} className={IN_TWO_LINES}>
          {dataText(visibleRuns(text.slice(0, MAX_CHARS)))}
        </span>
      )}
    </td>
  );
}
