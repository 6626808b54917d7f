/** Gives a storage of the browser. A function, because to name the storage throws where a browser denies it. */
type Area = () => Storage;

/** Reads what this browser keeps under a name; undefined where there is nothing, or where the browser denies storage. */
export function readStored(area: Area, name: string): string | undefined {
  try {
    return area().getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a text under a name. Returns false where the browser denies storage or has no room left. */
export function store(area: Area, name: string, text: string): boolean {
  try {
    area().setItem(name, text);
    return true;
  } catch {
    return false;
  }
}

/** Reads a stored list of texts; anything else that is stored under the name counts as an empty list. */
export function readStoredTexts(name: string): readonly string[] {
  try {
    const stored: unknown = JSON.parse(readStored(() => localStorage, name) ?? '[]');
    return Array.isArray(stored) ? stored.filter((text): text is string => typeof text === 'string') : [];
  } catch {
    return [];
  }
}
