import type { PaiError } from '../../contract/errors.ts';
import type { ImageFilter } from '../../contract/image-filter/image-filter.ts';
import type { Progress } from '../../contract/image-set/form.ts';
import type { ImageSet } from '../../contract/image-tally/image-set.ts';
import type { Tally } from '../../contract/image-tally/tally.ts';
import type { Result } from '../../contract/result.ts';
import { counted } from '../search/find-rows.ts';
import { type LoadedScope, loadScope } from '../search/load-scope.ts';
import type { ImageSource } from '../sources/image-source.ts';
import type { DataOutput } from './data-output.ts';

/** The exit status of the program. */
export const EXIT = { done: 0, fault: 1, usage: 2, nothing: 3, tooMany: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The common parts of every command. */
export interface CommandContext {
  readonly source: ImageSource;
  /** From the settings; empty for all. */
  readonly region: string;
  readonly workspaceId: string;
  readonly out: DataOutput;
  /** Prints a line for the person, which is not data. */
  readonly say: (line: string) => void;
  /** Columns of the terminal; infinite without one. */
  readonly width: number;
  readonly isTerminal: boolean;
  readonly signal: AbortSignal;
}

/** Interval of progress lines of a long load, in milliseconds. */
const PROGRESS_MS = 1_000;

/** Loads the images of the settings' scope with progress, or reports the error. */
export async function loadImages(
  context: Pick<CommandContext, 'source' | 'region' | 'workspaceId' | 'signal' | 'say'>,
): Promise<Result<LoadedScope, PaiError>> {
  const loaded = await loadScope(context.source, context, context.signal, reportProgress(context.say));
  if (loaded.ok && !loaded.value.isComplete) context.say(partWords(loaded.value));
  return loaded;
}

function partWords({ set, isRepeated, totalCount }: LoadedScope): string {
  if (!isRepeated) return `only the first ${set.size} images were loaded, and there may be more; choose a workspace`;
  const counts = totalCount === undefined ? 'and may have more' : `but counts ${totalCount}`;
  return `only ${set.size} images were loaded: PAI sends the same images again, ${counts}`;
}

/** The images of the settings' scope, and those that pass a filter. */
export interface FilteredScope {
  readonly set: ImageSet;
  readonly isComplete: boolean;
  readonly tally: Tally;
}

/** Loads the images of the settings' scope and filters them. Returns undefined after an error, which it has reported. */
export async function loadFiltered(context: CommandContext, filter: ImageFilter): Promise<FilteredScope | undefined> {
  const loaded = await loadImages(context);
  if (!loaded.ok) {
    context.say(errorLine(loaded.error));
    return undefined;
  }
  const { set, isComplete } = loaded.value;
  const tally = set.tally(filter);
  reportUnjudged(context.say, tally, filter);
  return { set, isComplete, tally };
}

/** Reports the number of loaded images, at most once a second. */
export function reportProgress(say: (line: string) => void): (progress: Progress) => void {
  let reportedAt = performance.now();
  return ({ loaded, expected }) => {
    if (performance.now() - reportedAt < PROGRESS_MS) return;
    reportedAt = performance.now();
    say(`loading images: ${loaded}${expected === undefined ? '' : ` of ${expected}`}`);
  };
}

/** The scope of the settings, as a query names it. */
export function scopeOf({ region, workspaceId }: Pick<CommandContext, 'region' | 'workspaceId'>) {
  return { region, workspaceId, imageId: '' };
}

/** An error of the source in one line. */
export function errorLine({ code, message, requestId }: PaiError): string {
  return `${code}: ${message}${requestId === undefined ? '' : ` (RequestId ${requestId})`}`;
}

/** Reports the number of images that pass all filters except `--runs`, and have no label to decide that one. */
export function reportUnjudged(say: (line: string) => void, tally: Tally, { runs }: ImageFilter): void {
  const count = runs === '' ? 0 : tally.unjudged().length;
  if (count > 0) say(`${counted(count, 'image')} cannot be judged by --runs and left out: no label tells`);
}
