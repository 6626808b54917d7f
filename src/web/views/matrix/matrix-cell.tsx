import type { ReactNode } from 'react';
import type { ImageFilter } from '../../../contract/image-filter/image-filter.ts';
import { imagesOf } from '../../address/images-of.ts';
import type { SearchState } from '../../address/search-state.ts';
import { ViewLink } from '../../address/view-link.tsx';
import { useWords } from '../../text/words.tsx';
import { type CellAt, cellMark } from './use-cell-focus.ts';

const FOCUSABLE = 'block focus-visible:-outline-offset-2';

interface CellContentProps {
  readonly row: number;
  readonly column: number;
  /** Whether it is the cell that Tab reaches. */
  readonly isActive: boolean;
  readonly state: SearchState;
  /** The filter that matches exactly these images; undefined if there is no such filter. */
  readonly filter: ImageFilter | undefined;
  /** Why there is no such filter. */
  readonly why: string;
  /** The accessible name, if the text alone is not enough. */
  readonly name?: string | undefined;
  readonly title?: string | undefined;
  /** Called when the link is followed. */
  readonly onFollow: (at: CellAt) => void;
  readonly children: ReactNode;
  readonly className: string;
}

/** The focusable content of a cell: a link to its images, or only the text. */
export function CellContent(props: CellContentProps) {
  const { row, column, state, filter } = props;
  const shared = {
    'data-cell': cellMark(row, column),
    tabIndex: props.isActive ? 0 : -1,
    className: `${FOCUSABLE} ${props.className}`,
  };
  if (filter === undefined) {
    return (
      <span {...shared} title={props.why}>
        {props.children}
      </span>
    );
  }
  const { conditions, ...extra } = filter;
  return (
    <ViewLink
      {...shared}
      view="images"
      state={{ ...imagesOf(state, conditions), extra }}
      aria-label={props.name}
      title={props.title}
      onClick={() => props.onFollow({ row, column })}
      className={`${shared.className} hover:underline hover:underline-offset-2`}
    >
      {props.children}
    </ViewLink>
  );
}

interface NoneCellProps {
  readonly row: number;
  readonly column: number;
  readonly isActive: boolean;
  /** The classes of borders and paddings. */
  readonly className: string;
}

/**
 * A cell without images: visually a dot, otherwise 0. In a sparse table these cells are most of the page, so each is
 * one element, and its text has no size instead of a hidden position, which would take far longer to lay out.
 */
export function NoneCell({ row, column, isActive, className }: NoneCellProps) {
  const words = useWords();
  return (
    <td
      data-cell={cellMark(row, column)}
      tabIndex={isActive ? 0 : -1}
      className={`px-2 py-(--row-pad) text-right text-[0px] leading-[0] text-muted before:text-13 before:content-['·'_/_''] focus-visible:-outline-offset-2 ${className}`}
    >
      {words.formats.number(0)}
    </td>
  );
}
