import { join } from 'node:path';
import type { PaiError } from '../../contract/errors.ts';
import { dayOf } from '../../contract/life-cycle/life-cycle.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import { loadScope, type ScopeToLoad } from '../search/load-scope.ts';
import { fileIssue } from '../settings/check-value.ts';
import type { ImageSource } from '../sources/image-source.ts';
import { folderIssue, lockFolder, makeFolder } from './folder.ts';
import { FollowedScopes, SCOPE_LIMIT } from './followed-scopes.ts';
import { ScopeHistory } from './scope-history.ts';

/** Interval of the checks for a new day, in milliseconds. */
const LOOK_MS = 10 * 60_000;

export interface HistoryOptions {
  readonly folder: string;
  readonly maxDays: number;
  readonly source: ImageSource;
  /** The host that serves the images, or the path of the catalog. */
  readonly host: string;
  /** The scope that is saved without requests. */
  readonly scope: ScopeToLoad;
  /** The process that represents this server in the lock. */
  readonly pid: number;
  readonly say: (line: string) => void;
  readonly now?: () => number;
}

/** The images of each day, kept in a folder. */
export interface History {
  /** The days of a scope. The first request for a scope saves today as its first day, and later days follow. */
  readonly of: (scope: ScopeToLoad, signal: AbortSignal) => Promise<Result<ScopeHistory, PaiError>>;
  /** Saves the images of today for each scope without them. */
  readonly snapshot: () => Promise<void>;
  readonly close: () => void;
}

/** Opens a history. An error is the end of a sentence that begins with the folder. */
export function openHistory(options: HistoryOptions): Result<History> {
  const { folder, maxDays, source, host, scope: usual, pid, say, now = Date.now } = options;
  try {
    makeFolder(folder);
    const locked = lockFolder(folder, pid);
    if (!locked.ok) return locked;
  } catch (error) {
    return failed(`cannot be used: ${folderIssue(error)}`);
  }
  const opened = new Map<string, ScopeHistory>();
  /** When the images of a scope were last compared with the saved ones. */
  const comparedAt = new Map<string, number>();
  /** Messages reported today; the same issue occurs with each request. */
  const said = new Set<string>();
  const closing = new AbortController();
  const today = () => dayOf(now());
  const reportOnce = (line: string) => {
    const dated = `${today()} ${line}`;
    for (const old of said) if (!old.startsWith(today())) said.delete(old);
    if (!said.has(dated)) say(`history: ${line}`);
    said.add(dated);
  };

  const scopes = new FollowedScopes({ folder, source: source.kind, host, usual, today, report: reportOnce });
  const open = (scope: ScopeToLoad) => {
    const name = scopes.nameOf(scope);
    const known = opened.get(name) ?? new ScopeHistory(scopes.folderOf(scope), say);
    opened.set(name, known);
    return known;
  };
  /** Whether the last day is in the future, so that today cannot be saved. Reported once a day. */
  const isAhead = (scope: ScopeToLoad, last = '') => {
    if (last <= today()) return false;
    const path = join(scopes.folderOf(scope), `${last}.json.gz`);
    reportOnce(`today, ${today()}, is before the last saved day: set the clock of this machine, or remove ${path}`);
    return true;
  };

  /** A failed or incomplete load saves nothing: an unlisted image does not count as gone. */
  async function keepToday(scope: ScopeToLoad, signal: AbortSignal): Promise<PaiError | undefined> {
    const loaded = await loadScope(source, scope, signal);
    if (!loaded.ok) return loaded.error;
    if (!loaded.value.isComplete) return undefined;
    comparedAt.set(scopes.nameOf(scope), now());
    const { set } = loaded.value;
    const images = Array.from({ length: set.size }, (_, position) => {
      const image = set.image(position);
      return image === undefined ? [] : [{ ...image, Labels: set.labelsAt(position) }];
    }).flat();
    try {
      open(scope).keep(today(), images, maxDays);
    } catch (error) {
      say(`history: ${folder} cannot be written: ${fileIssue(error)}`);
    }
    return undefined;
  }

  async function snapshot(): Promise<void> {
    for (const scope of scopes.list()) {
      if (closing.signal.aborted) return;
      // Changes while the server was down belong to today too, for the scope without an extra load.
      const isMissed = scope === usual && !comparedAt.has(scopes.nameOf(scope));
      const last = open(scope).days.at(-1);
      if (isAhead(scope, last) || (last === today() && !isMissed)) continue;
      const error = await keepToday(scope, closing.signal);
      if (error !== undefined && !closing.signal.aborted)
        say(`history: ${today()} is not saved yet: ${error.code}: ${error.message}`);
    }
  }

  const look = () =>
    snapshot().catch((error: unknown) => say(`history: ${folder} cannot be used: ${fileIssue(error)}`));
  void look();
  const timer = setInterval(look, LOOK_MS);
  timer.unref();
  return ok({
    of: async (asked, signal) => {
      // The live source uses its own region by default; the catalog has one scope of all regions.
      const scope = source.kind === 'live' && asked.region === '' ? { ...asked, region: usual.region } : asked;
      try {
        if (!scopes.hasRoomFor(scope)) return failed(TOO_MANY);
        const history = open(scope);
        scopes.noteRequest(scope);
        const last = history.days.at(-1);
        if (isAhead(scope, last)) return ok(history);
        // A day that could not be written is retried after the same time.
        const at = comparedAt.get(scopes.nameOf(scope)) ?? 0;
        if (dayOf(at) === today() && now() - at < LOOK_MS) return ok(history);
        const error = await keepToday(scope, signal);
        return error === undefined || history.days.length > 0 ? ok(history) : failed(error);
      } catch (error) {
        say(`history: ${folder} cannot be used: ${fileIssue(error)}`);
        return failed(UNUSABLE);
      }
    },
    snapshot,
    close: () => {
      closing.abort();
      clearInterval(timer);
    },
  });
}

/** The history of a server without a folder. */
export const NO_HISTORY: PaiError = {
  code: 'HistoryNotKept',
  status: 404,
  message: 'This server keeps no history; start it with --history FOLDER',
};

const UNUSABLE: PaiError = {
  code: 'HistoryUnusable',
  status: 503,
  message: 'The folder of the history cannot be read or written; the log of the server says why',
};

const TOO_MANY: PaiError = { code: 'Throttling', status: 429, message: SCOPE_LIMIT };
