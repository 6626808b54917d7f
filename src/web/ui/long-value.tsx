import { Fragment } from 'react';
import { BREAK_PLACES } from './break-places.ts';
import type { Run } from './visible-value.tsx';

/**
 * A name or an address that may be longer than a line; otherwise like `VisibleValue`. A line ends at a sensible place, and
 * only a part that is longer than a line breaks anywhere. Not for what names something: readers of the screen hear blanks there.
 */
export function LongValue({ runs }: { readonly runs: readonly Run[] }) {
  return (
    <bdi translate="no" className="whitespace-pre-wrap wrap-anywhere">
      {runs.map((run, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity but their place
        <span key={index} className={run.hidden ? 'text-warning' : undefined}>
          {run.hidden ? run.text : run.text.split(BREAK_PLACES).map(afterBreak)}
        </span>
      ))}
    </bdi>
  );
}

function afterBreak(part: string, index: number) {
  return (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  );
}
