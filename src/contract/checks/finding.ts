/** The kinds of findings, in the order in which findings are listed. */
export const FINDING_KINDS = [
  'no-chip',
  'no-framework',
  'no-python',
  'no-service',
  'gpu-without-cuda',
  'tag-cuda',
  'tag-python',
  'tag-chip',
  'framework-styles',
  'near-keys',
  'near-values',
  'same-uri',
  'mutable-tag',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** One problem in the labels, and the images that have it. */
export interface Finding {
  readonly kind: FindingKind;
  /**
   * The subject. For a contradiction with the tag: the part of the tag, then the label's value. For styles: the texts
   * of both labels. For near keys: the rarer key, then the other one; for near values, the key before these. For a URI
   * or a tag: itself.
   */
  readonly details: readonly string[];
  /** Positions in the table, ascending. */
  readonly positions: readonly number[];
}

/** Groups findings by kind and details. */
export class FindingList {
  readonly #found = new Map<string, { kind: FindingKind; details: readonly string[]; positions: number[] }>();

  /** Adds an image to a finding; a second call for the same image has no effect. */
  add(kind: FindingKind, details: readonly string[], position: number): void {
    const id = details.length === 0 ? kind : JSON.stringify([kind, ...details]);
    let known = this.#found.get(id);
    if (known === undefined) {
      known = { kind, details, positions: [] };
      this.#found.set(id, known);
    }
    if (known.positions.at(-1) !== position) known.positions.push(position);
  }

  /** Ordered by kind; within a kind, findings with the most images come first. */
  sorted(): readonly Finding[] {
    const order = (a: Finding, b: Finding) =>
      FINDING_KINDS.indexOf(a.kind) - FINDING_KINDS.indexOf(b.kind) || b.positions.length - a.positions.length;
    return [...this.#found.values()].sort(order);
  }
}
