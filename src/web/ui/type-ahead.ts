/** Letters typed within this time are one text, in milliseconds. */
const PAUSE = 800;

export interface TypeAhead {
  /** Adds a letter; returns the index of the matching item, or undefined without a match. */
  readonly next: (letter: string, texts: readonly string[], at: number, now: number) => number | undefined;
}

/**
 * Finds an item of a list by its first letters, or by those of any of its words: the id of a region and its city both
 * match. Repeating a letter goes to the next item that begins with it, as in system menus.
 */
export function createTypeAhead(): TypeAhead {
  let typed = '';
  let last = Number.NEGATIVE_INFINITY;
  return {
    next: (letter, texts, at, now) => {
      typed = now - last < PAUSE ? typed + letter.toLowerCase() : letter.toLowerCase();
      last = now;
      const isOneLetter = [...typed].every((other) => other === typed[0]);
      const wanted = isOneLetter ? (typed[0] ?? '') : typed;
      // A longer text stays on a matching item; a single letter moves on.
      const from = isOneLetter ? at + 1 : Math.max(at, 0);
      const order = texts.map((_, index) => (from + index) % texts.length);
      return order.find((index) => begins(texts[index] ?? '', wanted));
    },
  };
}

function begins(text: string, wanted: string): boolean {
  const lower = text.toLowerCase();
  return lower.startsWith(wanted) || lower.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted));
}
