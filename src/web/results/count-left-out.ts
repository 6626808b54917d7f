/** What could not be read, by the kind of row and the field. */
export interface LeftOutCount {
  readonly kind: string;
  readonly field: string;
  readonly count: number;
}

/** Adds up the headers X-Pai-Left-Out of several answers, such as `labels=2; field=Value, images=1; field=Size`. */
export function countLeftOut(
  answers: readonly { readonly leftOut?: string | null | undefined }[],
): readonly LeftOutCount[] {
  const counts = new Map<string, LeftOutCount>();
  for (const { leftOut } of answers)
    for (const [, kind = '', digits, field = ''] of (leftOut ?? '').matchAll(
      /([a-z]+)=([0-9]{1,9}); field=([\w.]+)/g,
    )) {
      const key = `${kind} ${field}`;
      counts.set(key, { kind, field, count: (counts.get(key)?.count ?? 0) + Number(digits) });
    }
  return [...counts.values()];
}
