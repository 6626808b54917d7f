/**
 * Remembers secret values for the scrubber. The latest 90 are kept, those of thirty renewals: tokens are renewed for as
 * long as the server runs, and one that was replaced so often has run out.
 */
export class SecretMemory {
  readonly #values = new Set<string>();

  add(values: readonly string[]): void {
    for (const value of values) {
      this.#values.delete(value);
      this.#values.add(value);
    }
    for (const oldest of this.#values) {
      if (this.#values.size <= MOST) break;
      this.#values.delete(oldest);
    }
  }

  /** Longest first, so that none is left in part where one holds another. */
  values(): readonly string[] {
    return [...this.#values].sort((a, b) => b.length - a.length);
  }
}

const MOST = 90;
