import { builtInCatalog } from './embedded/built-in-catalog.ts';
import { createCatalogSource } from './embedded/catalog-source.ts';
import { loadCatalogFile } from './embedded/load-catalog.ts';
import type { ImageSource } from './image-source.ts';

export type OpenedSource =
  /** `title` names the source to a person. */
  | { readonly ok: true; readonly source: ImageSource; readonly title: string }
  | { readonly ok: false; readonly fault: string };

/** Opens the source that the settings name. Faults are one line. */
export function openSource(settings: { readonly catalogFile?: string }): OpenedSource {
  const { catalogFile } = settings;
  if (catalogFile === undefined)
    return { ok: true, source: createCatalogSource(builtInCatalog()), title: 'embedded catalog' };
  const loaded = loadCatalogFile(catalogFile);
  if (!loaded.ok) return { ok: false, fault: `--catalog: ${loaded.fault}` };
  return { ok: true, source: createCatalogSource(loaded.catalog), title: `embedded catalog from ${catalogFile}` };
}
