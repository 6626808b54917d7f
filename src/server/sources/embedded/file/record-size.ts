import type { Label } from '../../../../contract/operations.ts';
import type { Provenance } from '../catalog.ts';

/** How many labels an image may have; real ones have some dozens. */
export const MAX_LABELS = 10_000;
/**
 * In characters: of one text, and of all texts of an image. A page of 100 images takes 20 MB at most, so that no answer
 * fills a small heap. The texts of real images take some thousand.
 */
const [MAX_TEXT, MAX_IMAGE] = [10_000, 200_000];

/** Stands for a value that is too large, and says so. */
export class TooLarge {
  readonly words: string;

  constructor(words: string) {
    this.words = words;
  }
}

interface Excess {
  /** A name of the contract. */
  readonly field: string;
  /** Where it stands in the image: `.Labels[3].Value`, or empty for the image. */
  readonly path: string;
  readonly expected: string;
  readonly found: TooLarge;
}

/** Finds what is too large in an image. Undefined if nothing is. */
export function findExcess(facts: object, labels: readonly Label[], provenance: Provenance): Excess | undefined {
  let sum = 0;
  let excess: Excess | undefined;
  const measure = (text: string, field: string, path: () => string) => {
    sum += text.length;
    if (text.length <= MAX_TEXT) return;
    const found = new TooLarge(`a text of ${text.length} characters`);
    excess ??= { field, path: path(), expected: `text of at most ${MAX_TEXT}`, found };
  };
  for (const fields of [facts, provenance]) {
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value === 'string') measure(value, name, () => `.${name}`);
      else if (Array.isArray(value))
        for (const [at, text] of value.entries()) measure(text, name, () => `.${name}[${at}]`);
      else if (typeof value === 'object' && value !== null)
        for (const text of Object.entries(value).flat()) measure(String(text), name, () => `.${name}`);
    }
  }
  labels.forEach(({ Key, Value }, at) => {
    measure(Key, 'Labels', () => `.Labels[${at}].Key`);
    measure(Value, 'Labels', () => `.Labels[${at}].Value`);
  });
  if (excess !== undefined || sum <= MAX_IMAGE) return excess;
  const found = new TooLarge(`an image of ${sum} characters`);
  return { field: 'Images', path: '', expected: `an image of at most ${MAX_IMAGE}`, found };
}
