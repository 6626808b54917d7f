import { failed, ok, type Result } from '../../../contract/result.ts';
import { VIEWS, type View } from '../../address/view-paths.ts';

/** A view of the page with the reader's name for it. */
export interface SavedView {
  readonly name: string;
  readonly view: View;
  /** The query of its address, empty or beginning with `?`. */
  readonly query: string;
}

/** All saved views of a browser, as in its storage and in a file. */
export interface SavedViews {
  readonly views: readonly SavedView[];
  /** The name of the view that opens if the address has no query. */
  readonly opensWith: string | undefined;
  /** Data of a newer version that this version does not know. It is written back. */
  readonly unknown: {
    readonly views: readonly unknown[];
    readonly fields: Readonly<Record<string, unknown>>;
  };
}

export const NO_SAVED_VIEWS: SavedViews = { views: [], opensWith: undefined, unknown: { views: [], fields: {} } };

const VERSION = 1;
export const MAX_SAVED = 200;
const MAX_NAME = 80;
/** The longest address of the page. */
const MAX_QUERY = 12_000;

/** Reads the output of `printSaved`, of this version or a newer one. The error says what is wrong with the text. */
export function readSaved(text: string): Result<SavedViews, 'not-json' | 'other-kind'> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return failed('not-json');
  }
  if (!isRecord(value) || !Array.isArray(value.views) || typeof value.version !== 'number') return failed('other-kind');
  const { version: _, views: given, opensWith, ...fields } = value;
  const views: SavedView[] = [];
  const unknown: unknown[] = [];
  for (const entry of value.views) {
    const view = readView(entry);
    if (view === undefined || views.length === MAX_SAVED || views.some(({ name }) => name === view.name))
      unknown.push(entry);
    else views.push(view);
  }
  const named = views.find(({ name }) => name === opensWith)?.name;
  return ok({ views, opensWith: named, unknown: { views: unknown, fields } });
}

function readView(entry: unknown): SavedView | undefined {
  if (!isRecord(entry)) return undefined;
  const { name, view, query } = entry;
  const known = VIEWS.find((candidate) => candidate === view);
  if (known === undefined || typeof name !== 'string' || typeof query !== 'string') return undefined;
  const isGood = nameIssue(name) === undefined && name === name.trim() && /^(?:$|\?)/.test(query);
  return isGood && query.length <= MAX_QUERY ? { name, view: known, query } : undefined;
}

/** Prints them as a text for this version and later ones. */
export function printSaved({ views, opensWith, unknown }: SavedViews): string {
  return JSON.stringify(
    {
      ...unknown.fields,
      version: VERSION,
      ...(opensWith === undefined ? {} : { opensWith }),
      views: [...views, ...unknown.views],
    },
    null,
    2,
  );
}

/** Why a name is not allowed. */
export function nameIssue(name: string): 'empty' | 'long' | undefined {
  const trimmed = name.trim();
  if (trimmed === '') return 'empty';
  return trimmed.length > MAX_NAME ? 'long' : undefined;
}

/** Adds the view, or replaces the one with the same name. */
export function withSaved(saved: SavedViews, view: SavedView): SavedViews {
  const at = saved.views.findIndex(({ name }) => name === view.name);
  return { ...saved, views: at < 0 ? [...saved.views, view] : saved.views.with(at, view) };
}

export function withoutSaved(saved: SavedViews, name: string): SavedViews {
  const views = saved.views.filter((view) => view.name !== name);
  return { ...saved, views, opensWith: saved.opensWith === name ? undefined : saved.opensWith };
}

/** Renames a view; unchanged if another view has the new name. */
export function renamed(saved: SavedViews, name: string, next: string): SavedViews {
  if (saved.views.some((view) => view.name === next)) return saved;
  return {
    ...saved,
    views: saved.views.map((view) => (view.name === name ? { ...view, name: next } : view)),
    opensWith: saved.opensWith === name ? next : saved.opensWith,
  };
}

/**
 * Adds the views of a file. A view equal to a saved one is not added, one with an existing name gets a number, and
 * views beyond the limit are left out: each case is counted.
 */
export function withImported(
  saved: SavedViews,
  imported: SavedViews,
): { readonly saved: SavedViews; readonly added: number; readonly leftOut: number } {
  let views = saved.views;
  let added = 0;
  let leftOut = imported.unknown.views.length;
  for (const view of imported.views) {
    if (views.some((own) => own.view === view.view && own.query === view.query && own.name === view.name)) continue;
    if (views.length >= MAX_SAVED) leftOut += 1;
    else {
      views = [...views, { ...view, name: freeName(view.name, views) }];
      added += 1;
    }
  }
  return { saved: { ...saved, views }, added, leftOut };
}

function freeName(name: string, views: readonly SavedView[]): string {
  const isTaken = (candidate: string) => views.some((view) => view.name === candidate);
  let next = name;
  for (let number = 2; isTaken(next); number += 1) {
    const end = ` (${number})`;
    next = name.slice(0, MAX_NAME - end.length) + end;
  }
  return next;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
