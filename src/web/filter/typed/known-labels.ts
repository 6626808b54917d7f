/** Decides whether an unusual condition is an existing label. */
export interface KnownLabels {
  readonly hasKey: (key: string) => boolean;
  readonly hasValue: (key: string, value: string) => boolean;
}
