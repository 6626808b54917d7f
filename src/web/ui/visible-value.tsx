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
  const [first] = runs;
  const isPlain = runs.length === 1 && first?.hidden === false;
  return (
    <bdi translate="no" className="whitespace-pre">
      {isPlain
        ? first.text
        : runs.map((run, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity but their place
            <span key={index} className={run.hidden ? 'text-warning' : undefined}>
              {run.text}
            </span>
          ))}
    </bdi>
  );
}
