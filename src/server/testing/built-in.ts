import { loadBuiltInCatalog } from '../sources/embedded/built-in-catalog.ts';
import type { Catalog } from '../sources/embedded/catalog.ts';

/** The built-in catalog. Throws if it is invalid. */
export function builtInCatalog(): Catalog {
  const loaded = loadBuiltInCatalog();
  if (!loaded.ok) throw new Error(loaded.error);
  return loaded.value.catalog;
}
