import { loadBuiltInCatalog } from './embedded/built-in-catalog.ts';
import { createCatalogSource } from './embedded/catalog-source.ts';
import { loadCatalogFile } from './embedded/load-catalog.ts';
import { printable } from './embedded/one-line.ts';
import type { Environment } from './environment.ts';
import type { ImageSource } from './image-source.ts';
import type { Log } from './log.ts';
import type { EmbeddedSettings, Settings } from './settings/settings.ts';

export interface OpenSource {
  readonly source: ImageSource;
  /** Names the source to a person: what it is, and how much or where. */
  readonly title: string;
  /** Live only: looks for credentials, and says in one line which provider has them, or that none has. */
  readonly askCredentials?: () => Promise<string>;
  readonly close: () => Promise<void>;
}

export type OpenedSource = ({ readonly ok: true } & OpenSource) | { readonly ok: false; readonly fault: string };

/** Opens the source that the settings name. Faults are one line. */
export async function openSource(settings: Settings, environment: Environment, log: Log): Promise<OpenedSource> {
  if (settings.source === 'embedded') return openCatalog(settings);
  // Loaded here and not above: who reads the embedded catalog must not even load what looks for credentials.
  const { openLiveSource } = await import('./open-live-source.ts');
  return { ok: true, ...openLiveSource(settings, environment, log) };
}

function openCatalog({ catalog }: EmbeddedSettings): OpenedSource {
  const loaded = catalog === undefined ? loadBuiltInCatalog() : loadCatalogFile(catalog.file);
  if (!loaded.ok) return { ok: false, fault: catalog === undefined ? loaded.fault : `${catalog.by}: ${loaded.fault}` };
  const source = createCatalogSource(loaded.catalog);
  const name = catalog === undefined ? 'embedded catalog' : `embedded catalog from ${printable(catalog.file)}`;
  const count = source.imageCount ?? 0;
  const title = `${name}, ${count} ${count === 1 ? 'image' : 'images'}`;
  return { ok: true, source, title, close: async () => {} };
}
