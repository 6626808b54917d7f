/** A run of text, or a hidden character written out. */
export interface Run {
  readonly text: string;
  readonly hidden: boolean;
}

/** A text in runs, isolated so that its direction does not leak, with hidden characters set apart. */
export function VisibleValue({ runs }: { readonly runs: readonly Run[] }) {
  return (
    <bdi className="whitespace-pre">
      {runs.map((run, index) =>
        run.hidden ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity but their place
          <span key={index} className="text-warning">
            {run.text}
          </span>
        ) : (
          run.text
        ),
      )}
    </bdi>
  );
}
