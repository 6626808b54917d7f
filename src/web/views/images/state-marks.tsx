import { use } from 'react';
import type { LifeCycle } from '../../../contract/life-cycle/life-cycle.ts';
import type { ImageRow } from '../../../contract/rows/image-rows.ts';
import { useStateWords } from '../../text/later-words.ts';
import { Icon } from '../../ui/icons.tsx';
import { ImageActionsContext } from './image-actions.ts';

/** The number of marks beside a name. */
export function countMarks(marks: LifeCycle | undefined, { position }: ImageRow): number {
  if (marks === undefined) return 0;
  return Number(marks.lineState(position) === 'superseded') + Number(marks.supportState(position) === 'unsupported');
}

/** Warnings about an image, as small icons: its line has a newer image, or its software is out of support. */
export function StateMarks({ row }: { readonly row: ImageRow }) {
  const words = useStateWords();
  const { marks } = use(ImageActionsContext);
  if (marks === undefined || countMarks(marks, row) === 0) return null;
  return (
    <span className="absolute inset-y-0 right-9 my-auto flex h-4 gap-1 text-muted">
      {marks.lineState(row.position) === 'superseded' && (
        <span role="img" aria-label={words.marks.superseded} title={words.hints.superseded}>
          <Icon>
            <circle cx="8" cy="8" r="6" />
            <path d="M8 11V5.500M5.500 7.500 8 5l2.500 2.500" />
          </Icon>
        </span>
      )}
      {marks.supportState(row.position) === 'unsupported' && (
        <span role="img" aria-label={words.marks.unsupported} title={words.hints.unsupported} className="text-warning">
          <Icon>
            <path d="M8 2.500 14 13H2L8 2.500ZM8 6.500v3M8 11.200v.3" />
          </Icon>
        </span>
      )}
    </span>
  );
}
