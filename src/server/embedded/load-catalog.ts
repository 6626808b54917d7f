import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { fileIssue } from '../file-issue.ts';
import type { Catalog, CatalogImage, CatalogWorkspace } from './catalog.ts';
import { workspaceOf } from './catalog.ts';
import { checkImages } from './check-catalog.ts';
import { findJsonFault } from './json-fault.ts';
import { printable } from './one-line.ts';

export type LoadedCatalog =
  | { readonly ok: true; readonly catalog: Catalog }
  /** One line that names the file, the place in it, and what is wrong there. */
  | { readonly ok: false; readonly fault: string };

/** In bytes; just below the longest text that V8 can hold, which is shorter than 512 * 1024 * 1024. */
const MAX_BYTES = 512_000_000;

/**
 * Reads a catalog file, a ListImages answer saved as JSON in UTF-8. Its workspaces are those that its images name.
 * Either all of it is loaded or nothing.
 */
export function loadCatalogFile(path: string): LoadedCatalog {
  const refused = (fault: string): LoadedCatalog => ({ ok: false, fault: `${printable(path)}: ${fault}` });
  const json = readJson(path);
  if (!json.ok) return refused(json.fault);
  const checked = checkImages(json.value);
  if (!checked.ok) return refused(checked.fault);
  return { ok: true, catalog: { images: checked.images, workspaces: workspacesOf(checked.images) } };
}

/** The text is dropped here, before the checks: held beside what it says, a large file would take twice its memory. */
function readJson(path: string): { readonly ok: true; readonly value: unknown } | Fault {
  const file = readText(path);
  return file.ok ? parse(file.text) : file;
}

type Fault = { readonly ok: false; readonly fault: string };

function readText(path: string): { readonly ok: true; readonly text: string } | Fault {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return { ok: false, fault: 'is not a file' };
    if (stat.size > MAX_BYTES)
      return { ok: false, fault: `has ${stat.size} bytes, at most ${MAX_BYTES} (512 MB) are read` };
    const bytes = readFileSync(path);
    if (!isUtf8(bytes)) return { ok: false, fault: 'is not text in UTF-8' };
    const text = bytes.toString();
    return { ok: true, text: text.startsWith('\uFEFF') ? text.slice(1) : text };
  } catch (error) {
    return { ok: false, fault: `cannot be read: ${fileIssue(error)}` };
  }
}

function parse(text: string): { readonly ok: true; readonly value: unknown } | Fault {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    const fault = findJsonFault(text);
    const where = fault && `, line ${fault.line}, column ${fault.column}: ${fault.problem}`;
    return { ok: false, fault: `is not JSON${where ?? ''}` };
  }
}

/** The workspaces that images name; nothing but their ids is known, so these are their names too. */
function workspacesOf(images: readonly CatalogImage[]): readonly CatalogWorkspace[] {
  const ids = new Set(images.flatMap((image) => workspaceOf(image) ?? []));
  return [...ids].map((id) => ({ facts: { WorkspaceId: id, WorkspaceName: id } }));
}
