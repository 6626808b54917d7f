import { memo, type ReactNode } from 'react';
import type { GroupLine } from './group-lines.ts';

interface GroupRowProps {
  readonly line: GroupLine;
  readonly columns: number;
  readonly heightClass: string;
  readonly draw: (line: GroupLine) => ReactNode;
}

/**
 * The header row of a group. It sticks below the table header while rows of its group are visible; the next one slides
 * over it.
 */
export const GroupRow = memo(function GroupRow({ line, columns, heightClass, draw }: GroupRowProps) {
  return (
    <tr role="row" aria-rowindex={line.at + 2} className={`sticky top-9 z-2 max-sm:block ${heightClass}`}>
      <th
        role="rowheader"
        scope="row"
        colSpan={columns}
        className={`border-b border-line bg-sunken px-4 text-left font-normal max-sm:block ${heightClass}`}
      >
        {draw(line)}
      </th>
    </tr>
  );
});
