/** Letters that follow each other within this time are one text, in milliseconds. */
const PAUSE = 800;

export interface TypeAhead {
  /** Takes a letter; gives the index of the item that it leads to, or undefined if no item fits. */
  readonly next: (letter: string, texts: readonly string[], at: number, now: number) => number | undefined;
}

/**
 * Finds an item of a list by its first letters, or by those of any word in it: the id of a region and its city both count.
 * The same letter again goes on to the next item that begins with it, as menus of the system do.
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
      // A longer text stays on an item that fits; a single letter leaves it.
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
