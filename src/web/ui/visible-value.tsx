import type { ReactNode } from 'react';

/** A run of text, or a hidden character shown as an escape. */
export interface Run {
  readonly text: string;
  readonly hidden: boolean;
}

/**
 * A text in runs, isolated so that its direction does not leak, with hidden characters marked. Browsers do not
 * translate it, because it is data.
 */
export function VisibleValue({ runs }: { readonly runs: readonly Run[] }) {
  return (
    <bdi translate="no" className={DATA_TEXT}>
      {dataText(runs)}
    </bdi>
  );
}

/** All blanks of a value are shown. */
export const DATA_TEXT = 'whitespace-pre';

/**
 * Attributes of a block that contains only a value, so that it is isolated like `VisibleValue` without another element.
 * Use it with the class `DATA_TEXT`.
 */
export const IS_DATA = { translate: 'no', dir: 'auto' } as const;

/** The content of such a block. */
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
