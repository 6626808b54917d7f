import { use, useMemo } from 'react';
import { ANY_VALUE } from '../../../contract/filter.ts';
import type { LabelRow } from '../../../contract/rows/label-rows.ts';
import type { GroupLine } from '../../table/group-lines.ts';
import { KeyText } from '../../table/key-cell.tsx';
import { useWords } from '../../text/words.tsx';
import { LabelActionsContext } from './label-actions.ts';

/** The rows of a key below a line with its name. */
export const LABEL_GROUPS = {
  of: (row: LabelRow) => row.Key,
  draw: (line: GroupLine) => <LabelGroup labelKey={line.name} values={line.count} />,
};

/** A key, and the numbers of its values and images. Images are counted under the filter of the rows. */
function LabelGroup({ labelKey, values }: { readonly labelKey: string; readonly values: number }) {
  const words = useWords();
  const { tally, isPartial } = use(LabelActionsContext);
  const images = useMemo(() => tally?.countAny([{ key: labelKey, value: ANY_VALUE }], ''), [tally, labelKey]);
  return (
    <div className="flex items-center justify-between gap-x-6 max-sm:flex-col max-sm:items-start max-sm:pt-1.5">
      <div className="min-w-0 max-w-full">
        <KeyText labelKey={labelKey} />
      </div>
      <span className="numeric shrink-0 text-12 text-muted">
        {words.table.group(values, images, (tally?.size() ?? 0) - (images ?? 0), isPartial)}
      </span>
    </div>
  );
}
