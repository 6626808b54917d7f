import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { ScopeToLoad } from '../search/load-scope.ts';
import { fileIssue } from '../settings/check-value.ts';
import { writeWhole } from './day-files.ts';

/** A scope without requests for this many days is no longer saved. */
const ASKED_DAYS = 30;
/** The most scopes to save. Each costs a load of all its images a day. */
const MAX_SCOPES = 50;
const DAY_MS = 86_400_000;

/** Says why a further scope cannot be saved. */
export const SCOPE_LIMIT = `The history keeps at most ${MAX_SCOPES} scopes; a scope without requests is dropped after ${ASKED_DAYS} days`;

/** A scope and the time of its last request, as a file beside its days. */
const ScopeFile = z.object({
  source: z.string(),
  host: z.string(),
  Region: z.string(),
  WorkspaceId: z.string(),
  askedOn: z.string(),
});
type ScopeFile = z.infer<typeof ScopeFile>;

export interface FollowedScopesOptions {
  readonly folder: string;
  readonly source: string;
  /** The host that serves the images, or the path of the catalog. */
  readonly host: string;
  /** The scope that is saved without requests. */
  readonly usual: ScopeToLoad;
  /** The day in UTC. */
  readonly today: () => string;
  /** Reports that a file cannot be written. */
  readonly report: (line: string) => void;
}

/** The scopes whose days are saved: the usual one, and those with a recent request. Each has a folder. */
export class FollowedScopes {
  readonly #options: FollowedScopesOptions;

  constructor(options: FollowedScopesOptions) {
    this.#options = options;
  }

  /** The name of a scope's folder. It contains no key id, because keys change. */
  nameOf({ region, workspaceId }: ScopeToLoad): string {
    const { source, host } = this.#options;
    return createHash('sha256')
      .update(JSON.stringify([source, host, region, workspaceId]))
      .digest('hex')
      .slice(0, 32);
  }

  folderOf(scope: ScopeToLoad): string {
    return join(this.#options.folder, this.nameOf(scope));
  }

  /** Throws if the folder cannot be read. */
  list(): readonly ScopeToLoad[] {
    const { folder, source, host, usual, today } = this.#options;
    const found = [usual];
    for (const name of readdirSync(folder)) {
      const about = readScope(join(folder, name, 'scope.json'));
      if (about === undefined || about.source !== source || about.host !== host) continue;
      const scope = { region: about.Region, workspaceId: about.WorkspaceId };
      const isRecent = Date.parse(today()) - Date.parse(about.askedOn) <= ASKED_DAYS * DAY_MS;
      if (isRecent && this.nameOf(scope) === name && name !== this.nameOf(usual)) found.push(scope);
    }
    return found.slice(0, MAX_SCOPES);
  }

  /** Whether the days of a scope are saved or may be. */
  hasRoomFor(scope: ScopeToLoad): boolean {
    const all = this.list();
    return all.length < MAX_SCOPES || all.some((one) => this.nameOf(one) === this.nameOf(scope));
  }

  /** Notes a request of today. Its folder must exist. */
  noteRequest(scope: ScopeToLoad): void {
    const { source, host, today, report } = this.#options;
    const path = join(this.folderOf(scope), 'scope.json');
    if (readScope(path)?.askedOn === today()) return;
    const about: ScopeFile = {
      source,
      host,
      Region: scope.region,
      WorkspaceId: scope.workspaceId,
      askedOn: today(),
    };
    try {
      writeWhole(path, Buffer.from(JSON.stringify(about)));
    } catch (error) {
      // The existing days can still be read.
      report(`${path} cannot be written: ${fileIssue(error)}`);
    }
  }
}

function readScope(path: string): ScopeFile | undefined {
  try {
    const read = ScopeFile.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return read.success ? read.data : undefined;
  } catch {
    // No folder of a scope, or a scope without requests.
    return undefined;
  }
}
