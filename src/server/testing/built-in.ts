import { loadBuiltInCatalog } from '../sources/embedded/built-in-catalog.ts';
import type { Catalog } from '../sources/embedded/catalog.ts';

/** The catalog in the product. Throws where it is broken. */
export function builtInCatalog(): Catalog {
  const loaded = loadBuiltInCatalog();
  if (!loaded.ok) throw new Error(loaded.error);
  return loaded.value.catalog;
}
