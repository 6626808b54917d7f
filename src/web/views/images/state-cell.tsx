import { use } from 'react';
import type { ImageRow } from '../../../contract/rows/image-rows.ts';
import type { CellProps } from '../../table/column.ts';
import { useWords } from '../../text/words.tsx';
import { ImageActionsContext } from './image-actions.ts';
import { unknownCell } from './image-cells.tsx';

/** The known parts of an image's state, in words. */
export function StateCell({ row, td }: CellProps<ImageRow>) {
  const { tokens, signs } = useWords();
  const { marks } = use(ImageActionsContext);
  if (marks === undefined) return unknownCell(td);
  const known = [marks.lineState(row.position), marks.supportState(row.position)].filter(
    (state) => !state.startsWith('unknown'),
  );
  if (known.length === 0) return unknownCell(td);
  const text = known.map(tokens.state).join(signs.list);
  const isOld = known.some((state) => state === 'superseded' || state === 'unsupported');
  return (
    <td {...td} title={text} className={`${td.className} truncate ${isOld ? '' : 'text-muted'}`}>
      {text}
    </td>
  );
}
