/** Returns a storage of the browser. A function, because reading the property throws if the browser denies storage. */
type Area = () => Storage;

/** Reads a stored text; undefined if it is missing, or if the browser denies storage. */
export function readStored(area: Area, name: string): string | undefined {
  try {
    return area().getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Stores a text under a name. Returns false if the browser denies storage or it is full. */
export function store(area: Area, name: string, text: string): boolean {
  try {
    area().setItem(name, text);
    return true;
  } catch {
    return false;
  }
}

/** Reads a stored list of texts; any other stored value counts as an empty list. */
export function readStoredTexts(name: string): readonly string[] {
  try {
    const stored: unknown = JSON.parse(readStored(() => localStorage, name) ?? '[]');
    return Array.isArray(stored) ? stored.filter((text): text is string => typeof text === 'string') : [];
  } catch {
    return [];
  }
}
