import { closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { PaiError } from '../../contract/errors.ts';
import { type DecodedRecord, ImageSetDecoder } from '../../contract/image-set/decode-images.ts';
import type { Image } from '../../contract/operations.ts';
import { plainText } from '../log/plain-text.ts';
import { counted } from '../search/find-rows.ts';
import { errorOfRecord, openRecords, takeRecords } from '../search/load-scope.ts';
import { fileIssue } from '../settings/check-value.ts';
import { type CommandContext, EXIT, type ExitCode, errorLine, reportProgress } from './command-context.ts';

/** Saves all images of the scope in a file for `--catalog`: the whole file or nothing. */
export async function saveImages(context: CommandContext, path: string): Promise<ExitCode> {
  const { say, signal } = context;
  const shown = plainText(path);
  let file: WholeFile | undefined;
  try {
    file = createWholeFile(path);
    const saved = await writeImages(context, file);
    if (typeof saved === 'object') {
      say(errorLine(saved));
      return EXIT.fault;
    }
    if (signal.aborted) return EXIT.fault;
    if (saved === 0) {
      say(`no images in this scope; ${shown} was not written`);
      return EXIT.nothing;
    }
    file.finish();
    say(`saved ${counted(saved, 'image')} in ${shown}`);
    return EXIT.done;
  } catch (error) {
    if (!isOfDisk(error)) throw error;
    say(`${shown}: cannot be written: ${writeIssue(error)}`);
    return EXIT.fault;
  } finally {
    file?.discard();
  }
}

/** Writes images as they arrive: memory contains only the shared labels. Resolves with their number. */
async function writeImages(context: CommandContext, file: WholeFile): Promise<number | PaiError> {
  const { source, region, workspaceId, signal, say } = context;
  const opened = await openRecords(source, { region, workspaceId }, signal);
  if (!opened.ok) return opened.error;
  const decoder = new ImageSetDecoder();
  const seenIn = new Map(
    source
      .provenance()
      .map(({ ImageId, Regions, ...others }) => [ImageId, { ...others, ...(Regions && { RegionsSeen: Regions }) }]),
  );
  const report = reportProgress(say);
  let count = 0;
  let error: PaiError | undefined;
  const take = (record: DecodedRecord) => {
    if (record.kind === 'images') {
      const lines: string[] = [];
      for (let at = 0; at < record.columns.length; at += 1) {
        const image: Image = record.columns.image(at);
        // A key named __proto__ is written like any other: spread copies it without setting the prototype.
        lines.push(`${count === 0 ? '' : ','}\n${JSON.stringify({ ...image, ...seenIn.get(image.ImageId) })}`);
        count += 1;
      }
      file.write(lines.join(''));
    } else if (record.kind === 'progress') report(record.progress);
    else if (record.kind === 'failed') error = errorOfRecord(record);
    else if (!record.end.isComplete) error = record.end.isRepeated ? REPEATED : INCOMPLETE;
  };
  const about = { at: new Date().toISOString(), source: source.kind, Region: region, WorkspaceId: workspaceId };
  file.write(`{"Saved":${JSON.stringify(about)},\n"Images":[`);
  const read = await takeRecords(opened.value.answer, signal, (bytes) => decoder.push(bytes, take));
  if (!read.ok) return read.error;
  if (error !== undefined) return error;
  file.write(`\n],\n"TotalCount":${count}}\n`);
  return count;
}

const INCOMPLETE: PaiError = {
  code: 'TOO_MANY_IMAGES',
  status: 502,
  message: 'This scope has more images than can be loaded; nothing was saved. Choose a workspace with --workspace',
};

const REPEATED: PaiError = {
  code: 'WRONG_ANSWER',
  status: 502,
  message: 'PAI sends the same images again in place of those it still counts; nothing was saved',
};

function writeIssue(error: NodeJS.ErrnoException): string {
  if (error.code === 'EACCES' || error.code === 'EPERM') return 'this user may not write there';
  return error.code === 'ENOENT' ? 'there is no such folder' : fileIssue(error);
}

function isOfDisk(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

/** A file that is replaced as a whole or not at all. */
export interface WholeFile {
  readonly write: (text: string) => void;
  /** Replaces the file with the written content. */
  readonly finish: () => void;
  /** Removes the written content, unless it is finished. */
  readonly discard: () => void;
}

/**
 * Writes to a temporary file next to the target and replaces it at the end. The target keeps its mode, and a symbolic
 * link keeps pointing to it. Throws errors of the disk. Writes are synchronous: a command has nothing else to do.
 */
function createWholeFile(path: string): WholeFile {
  const target = targetOf(path);
  const before = statSync(target, { throwIfNoEntry: false });
  if (before !== undefined && !before.isFile()) throw notAFile(before.isDirectory());
  const beside = join(dirname(target), `.${basename(target).slice(0, 200)}.${process.pid}.saving`);
  const fd = openSync(beside, 'wx', before === undefined ? 0o666 : before.mode & 0o777);
  let isOver = false;
  return {
    write: (text) => {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
    },
    finish: () => {
      fsyncSync(fd);
      renameSync(beside, target);
      isOver = true;
      closeSync(fd);
    },
    discard: () => {
      if (isOver) return;
      isOver = true;
      closeSync(fd);
      rmSync(beside, { force: true });
    },
  };
}

function targetOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // The target does not exist yet; opening the temporary file reports any other error.
    return path;
  }
}

function notAFile(isFolder: boolean): Error {
  const error = new Error('not a file');
  return Object.assign(error, { code: isFolder ? 'EISDIR' : 'ENOTREG', syscall: 'open' });
}
