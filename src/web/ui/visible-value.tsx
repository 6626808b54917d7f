import type { ReactNode } from 'react';

/** A run of text, or a hidden character written out. */
export interface Run {
  readonly text: string;
  readonly hidden: boolean;
}

/**
 * A text in runs, isolated so that its direction does not leak, with hidden characters set apart. A browser that
 * translates the page leaves it alone: it is data.
 */
export function VisibleValue({ runs }: { readonly runs: readonly Run[] }) {
  return (
    <bdi translate="no" className={DATA_TEXT}>
      {dataText(runs)}
    </bdi>
  );
}

/** Every blank of a value counts. */
export const DATA_TEXT = 'whitespace-pre';

/**
 * Attributes of a block that holds nothing but a value, and so isolates it as `VisibleValue` does, without a further
 * element. To be given with the class `DATA_TEXT`.
 */
export const IS_DATA = { translate: 'no', dir: 'auto' } as const;

/** What stands within such a block. */
export function dataText(runs: readonly Run[]): ReactNode {
  const [first] = runs;
  if (runs.length === 1 && first?.hidden === false) return first.text;
  return runs.map((run, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity but their place
    <span key={index} className={run.hidden ? 'text-warning' : undefined}>
      {run.text}
    </span>
  ));
}
