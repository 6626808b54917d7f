import { failed, ok, type Result } from '../../contract/result.ts';
import type { Log } from '../log/log.ts';
import type { Environment } from '../settings/given-values.ts';
import { type EmbeddedSettings, type LiveSettings, nearSettings, type Settings } from '../settings/settings.ts';
import { loadBuiltInCatalog } from '../sources/embedded/built-in-catalog.ts';
import { createCatalogSource } from '../sources/embedded/catalog-source.ts';
import { printable } from '../sources/embedded/file/json-issue.ts';
import { loadCatalogFile } from '../sources/embedded/file/load-catalog.ts';
import type { ImageSource, OpenSource, ScopeNote } from '../sources/image-source.ts';

/** Opens the source that the settings name. An error is one line. */
export async function openSource(settings: Settings, environment: Environment, log: Log): Promise<Result<OpenSource>> {
  const opened =
    settings.source === 'embedded' ? openCatalog(settings, log) : await openLive(settings, environment, log);
  if (!opened.ok) return opened;
  const { remarks = [] } = opened.value;
  return ok({ ...opened.value, remarks: [...remarks, ...nearSettings(environment)] });
}

async function openLive(settings: LiveSettings, environment: Environment, log: Log): Promise<Result<OpenSource>> {
  // Loaded late: the embedded source must not load code that looks for credentials.
  const { openLiveSource } = await import('../sources/live/live-source.ts');
  return openLiveSource(settings, environment, log);
}

function openCatalog(settings: EmbeddedSettings, log: Log): Result<OpenSource> {
  const { catalog, by } = settings;
  const loaded = catalog === undefined ? loadBuiltInCatalog() : loadCatalogFile(catalog);
  if (!loaded.ok) return catalog === undefined ? loaded : failed(`${by.catalog}: ${loaded.error}`);
  for (const note of loaded.value.notes) log.say(`pai-image-labels: ${note}`);
  const source = createCatalogSource(loaded.value.catalog);
  const name = catalog === undefined ? 'embedded catalog' : `embedded catalog from ${printable(catalog)}`;
  const count = source.imageCount ?? 0;
  const scopeNotes = notesOnScope(settings, source);
  const size = `${name}, ${count} ${count === 1 ? 'image' : 'images'}`;
  const title = [size, ...scopeNotes.map(({ text }) => text)].join('; ');
  return ok({ source, title, scopeNotes, close: async () => {} });
}

/**
 * The region and the workspace from the settings, if the catalog has no images there or a variable set them: a flag is
 * visible on the command line, but a variable may come from a forgotten profile.
 */
function notesOnScope(settings: EmbeddedSettings, { catalog }: ImageSource): readonly ScopeNote[] {
  const { region, workspaceId } = settings;
  const { region: regionBy = '', workspaceId: workspaceBy = '' } = settings.by;
  const notes: ScopeNote[] = [];
  const add = (what: string, by: string, lack: string | false | undefined) => {
    const isEmpty = Boolean(lack);
    if (by.startsWith('PAI_')) notes.push({ text: `${what} is set by ${by}${lack ? `, and ${lack}` : ''}`, isEmpty });
    else if (lack) notes.push({ text: `${by} ${what}: ${lack}`, isEmpty });
  };
  if (regionBy !== '') add(`region ${region}`, regionBy, !catalog?.hasImagesIn(region) && 'no image is there');
  if (workspaceBy !== '')
    add(
      `workspace ${workspaceId}`,
      workspaceBy,
      !catalog?.hasWorkspace(workspaceId) && 'this catalog has no such workspace',
    );
  return notes;
}
