import { isAscii } from 'node:buffer';
import { failed, ok, type Result } from '../../../../contract/result.ts';
import { type Catalog, type CatalogImage, type CatalogWorkspace, workspaceOf } from '../catalog.ts';
import { findImages, labelsFixIn, otherNameIn, otherSpelling, type RowList } from './catalog-shape.ts';
import { type CheckedImages, checkImages } from './check-catalog.ts';
import { UNMASK } from './fix-lines.ts';
import { formatHint } from './format-hint.ts';
import { findJsonIssue, printable } from './json-issue.ts';
import { parsePieces } from './parse-pieces.ts';
import { readCatalogBytes } from './read-catalog-text.ts';
import { HeapBudget, weighJson } from './weigh-catalog.ts';

export interface LoadedCatalog {
  readonly catalog: Catalog;
  /** Lines for the user who starts the server about omitted and missing data. */
  readonly notes: readonly string[];
}

/**
 * Reads a catalog file: an answer of ListImages or GetImage saved as JSON, in any form that tools write. The images
 * name its workspaces. Unreadable rows are left out and reported. An error is one line with the file, the place in it,
 * and the problem.
 */
export function loadCatalogFile(path: string, budget = new HeapBudget()): Result<LoadedCatalog> {
  const about = (text: string) => `${printable(path)}: ${text}`;
  const found = readLists(path, budget);
  if (!found.ok) return failed(about(found.error));
  const checked = checkImages(found.value, budget);
  if (!checked.ok) return failed(about(checked.error));
  const { images } = checked.value;
  const notes = catalogNotes(checked.value, found.value).map(about);
  return ok({ catalog: { images, workspaces: workspacesOf(images) }, notes });
}

/** Releases bytes and text before the checks: a large file would need twice the memory if they were kept. */
function readLists(path: string, budget: HeapBudget): Result<readonly RowList[]> {
  const file = readCatalogBytes(path);
  if (!file.ok) return file;
  const json = parseCatalogJson(file.value, budget);
  return json.ok ? findImages(json.value, (text) => parseCatalogJson(Buffer.from(text), budget)) : json;
}

/** The workspaces that images name. Only their ids are known, so the ids are also their names. */
function workspacesOf(images: readonly CatalogImage[]): readonly CatalogWorkspace[] {
  const ids = new Set(images.flatMap((image) => workspaceOf(image) ?? []));
  return [...ids].map((id) => ({ facts: { WorkspaceId: id, WorkspaceName: id } }));
}

/** Notes for the user about a catalog, one line each: omitted data, missing data, and changes. */
function catalogNotes(
  { images, leftOut, repeats, masked }: CheckedImages,
  lists: readonly RowList[],
): readonly string[] {
  const notes: string[] = [];
  const left = leftOut.toHeader();
  if (left !== undefined) notes.push(`left out what cannot be read (${left}); ${leftOut.first}`);
  if (repeats > 0)
    notes.push(
      repeats === 1
        ? '1 entry repeats another one; they count once'
        : `${repeats} entries repeat others; they count once`,
    );
  if (masked > 0)
    notes.push(
      `${masked} ${masked === 1 ? 'id is' : 'ids are'} masked with stars; derived from ImageUri or Name instead. To leave them away in the file: ${UNMASK}`,
    );
  const rows = lists.reduce((sum, list) => sum + list.rows.length, 0);
  let total = 0;
  for (const list of lists) if (typeof list.total === 'number') total = Math.max(total, list.total);
  const odd = lists.find((list) => typeof list.total === 'string');
  if (odd !== undefined)
    notes.push(`TotalCount is ${odd.total}, a whole number is expected; whether pages are missing is not known`);
  if (total > rows) notes.push(`TotalCount says ${total} images, and the file holds ${rows}: pages are missing`);
  const otherName = otherNameIn(lists);
  if (otherName !== undefined) notes.push(otherSpelling(otherName));
  const labelsFix = labelsFixIn(lists);
  if (labelsFix !== undefined) notes.push(labelsFix);
  if (images.length > 0 && images.every(({ labels }) => labels.length === 0))
    notes.push(
      leftOut.has('labels') || otherName?.toLowerCase() === 'labels'
        ? 'no image in it has a label that can be read'
        : 'no image in it has a label; ListImages answers labels only with Verbose=true',
    );
  return notes;
}

/**
 * Parses JSON in UTF-8. Numbers that JavaScript would print differently become texts: an id of 19 digits keeps its last
 * digits, and a label value 3.10 keeps its zero. They are put in quotes before parsing, because a reviver gets no
 * source text in Node 20. An error is worded to follow the name of the file.
 */
export function parseCatalogJson(bytes: Buffer, budget = new HeapBudget()): Result<unknown> {
  const plain = isAscii(bytes);
  // A text that is not only ASCII takes two bytes a character.
  const weighed = weighJson(bytes, plain ? bytes.length : 3 * bytes.length, budget.left);
  if (!weighed.ok) return weighed;
  const weight = weighed.value;
  budget.take(weight.heap);
  const text = (part: Buffer) => (plain ? part.toString('latin1') : part.toString());
  try {
    // A truncated file would be parsed in one piece, up to its end.
    if (weight.isClosed) return ok(parsePieces(bytes, weight, text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const issue = findJsonIssue(text(bytes));
  const where = issue && `, line ${issue.line}, column ${issue.column}: ${issue.problem}`;
  return failed(`is not JSON${where ?? ''}${formatHint(text(bytes), issue)}`);
}
