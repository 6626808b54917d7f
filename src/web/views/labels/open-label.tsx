import type { LabelRow } from '../../../contract/rows/label-rows.ts';
import { lazyPart } from '../../shell/lazy-part.ts';
import { PartSlot } from '../../shell/part-slot.tsx';
import type { OpenDetail } from '../../shell/use-open-detail.ts';
import type { ViewProps } from '../../shell/view.tsx';
import { selOf } from './shown-labels.tsx';

const LabelDetail = lazyPart(async () => (await import('./detail/label-detail.tsx')).LabelDetail);

interface OpenLabelProps extends ViewProps {
  readonly rows: readonly LabelRow[] | undefined;
  readonly detail: OpenDetail;
}

/**
 * The details of the label in the address. A row on screen identifies it exactly. Without such a row the first `=`
 * ends the key, as in the grammar.
 */
export function OpenLabel({ rows, detail, ...view }: OpenLabelProps) {
  const { sel } = view.state;
  if (sel === '') return null;
  const row = rows?.find((candidate) => selOf(candidate) === sel);
  const equals = sel.indexOf('=');
  return (
    <PartSlot>
      <LabelDetail
        {...view}
        labelKey={row?.Key ?? sel.slice(0, Math.max(equals, 0))}
        value={row?.Value ?? sel.slice(equals + 1)}
        onClose={detail.close}
        onStep={detail.step}
        returnFocus={detail.returnFocus}
      />
    </PartSlot>
  );
}
