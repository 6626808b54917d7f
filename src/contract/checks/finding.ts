/** What is looked for in the labels of a scope, in the order in which findings are listed. */
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

/** One hole or contradiction, and the images that have it. */
export interface Finding {
  readonly kind: FindingKind;
  /**
   * What it is about. Of a contradiction with the tag: the part of the tag, then the label's value. Of styles: both labels'
   * texts. Of near keys: the rarer, then the other one; of near values the key before them. Of a URI or a tag: itself.
   */
  readonly details: readonly string[];
  /** Positions in the table, ascending. */
  readonly positions: readonly number[];
}

/** Collects findings by what they are about. */
export class FindingList {
  readonly #found = new Map<string, { kind: FindingKind; details: readonly string[]; positions: number[] }>();

  /** Notes that an image has a finding; twice counts once. */
  add(kind: FindingKind, details: readonly string[], position: number): void {
    const id = details.length === 0 ? kind : JSON.stringify([kind, ...details]);
    let known = this.#found.get(id);
    if (known === undefined) {
      known = { kind, details, positions: [] };
      this.#found.set(id, known);
    }
    if (known.positions.at(-1) !== position) known.positions.push(position);
  }

  /** By kind, then those with the most images first. */
  sorted(): readonly Finding[] {
    const order = (a: Finding, b: Finding) =>
      FINDING_KINDS.indexOf(a.kind) - FINDING_KINDS.indexOf(b.kind) || b.positions.length - a.positions.length;
    return [...this.#found.values()].sort(order);
  }
}
