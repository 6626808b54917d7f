import type { Catalog, CatalogImage, CatalogWorkspace } from './catalog.ts';
import { workspaceOf } from './catalog.ts';
import { catalogNotes } from './catalog-notes.ts';
import { findImages, type RowList } from './catalog-shape.ts';
import { checkImages } from './check-catalog.ts';
import { printable } from './one-line.ts';
import { parseCatalogJson } from './parse-catalog-json.ts';
import { readCatalogBytes } from './read-catalog-bytes.ts';

export type LoadedCatalog =
  | {
      readonly ok: true;
      readonly catalog: Catalog;
      /** Lines for the person who starts the server: what was left out, and what is missing. */
      readonly notes: readonly string[];
    }
  /** One line that names the file, the place in it, and what is wrong there. */
  | { readonly ok: false; readonly fault: string };

/**
 * Reads a catalog file: an answer of ListImages or GetImage saved as JSON, in the shapes that tools give it. Its
 * workspaces are those that its images name. Rows that cannot be read are left out and told.
 */
export function loadCatalogFile(path: string): LoadedCatalog {
  const about = (text: string) => `${printable(path)}: ${text}`;
  const found = readLists(path);
  if (!found.ok) return { ok: false, fault: about(found.fault) };
  const checked = checkImages(found.lists);
  if (!checked.ok) return { ok: false, fault: about(checked.fault) };
  const { images } = checked;
  const notes = catalogNotes(checked, found.lists).map(about);
  return { ok: true, catalog: { images, workspaces: workspacesOf(images) }, notes };
}

type FoundLists =
  | { readonly ok: true; readonly lists: readonly RowList[] }
  | { readonly ok: false; readonly fault: string };

/** Bytes and text are dropped here, before the checks: held beside what they say, a large file would take twice its memory. */
function readLists(path: string): FoundLists {
  const file = readCatalogBytes(path);
  if (!file.ok) return file;
  const json = parseCatalogJson(file.bytes);
  return json.ok ? findImages(json.value, (text) => parseCatalogJson(Buffer.from(text))) : json;
}

/** The workspaces that images name; nothing but their ids is known, so these are their names too. */
function workspacesOf(images: readonly CatalogImage[]): readonly CatalogWorkspace[] {
  const ids = new Set(images.flatMap((image) => workspaceOf(image) ?? []));
  return [...ids].map((id) => ({ facts: { WorkspaceId: id, WorkspaceName: id } }));
}
