import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import type { ComparedImage } from '../../contract/changes/compare-images.ts';
import { fileIssue } from '../settings/check-value.ts';
import { isProcess } from './folder.ts';

const SavedImage = z.object({
  ImageId: z.string(),
  Name: z.optional(z.string()),
  ImageUri: z.optional(z.string()),
  Labels: z.array(z.object({ Key: z.string(), Value: z.string() })),
});

/** The format version of written files. */
const FORM = 1;
const AnyForm = z.object({ v: z.int() });

const DayFile = z.object({
  v: z.literal(FORM),
  day: z.string(),
  /** The previous saved day at that time; the changes are relative to it. */
  after: z.optional(z.string()),
  /** Images that are new or changed. */
  set: z.array(SavedImage),
  /** Ids of images that are gone. */
  gone: z.array(z.string()),
  /** All images, now and then, so that a damaged day affects few others. */
  all: z.optional(z.array(SavedImage)),
});

/** The saved data of a day: the changes since the previous one and, for some days, all images. */
export interface SavedDay {
  readonly v: 1;
  readonly day: string;
  readonly after?: string | undefined;
  readonly set: readonly ComparedImage[];
  readonly gone: readonly string[];
  readonly all?: readonly ComparedImage[] | undefined;
}

/** No day within the load limits is larger. */
const MAX_BYTES = 512 * 1024 * 1024;

/** The day was written by another version of the product, which may be started again later. */
class OtherForm extends Error {
  override readonly name = 'OtherForm';
  readonly form: number;
  constructor(form: number) {
    super(`form ${form} instead of ${FORM}`);
    this.form = form;
  }
}

/** Reads a day. Throws OtherForm if it is of another version, and other errors if the file is damaged or unreadable. */
function readDay(path: string): SavedDay {
  const value = JSON.parse(gunzipSync(readFileSync(path), { maxOutputLength: MAX_BYTES }).toString('utf8'));
  const { data } = AnyForm.safeParse(value);
  if (data !== undefined && data.v !== FORM) throw new OtherForm(data.v);
  return DayFile.parse(value);
}

export function writeDay(path: string, day: SavedDay): void {
  writeWhole(path, gzipSync(JSON.stringify(day)));
}

/** Replaces a file atomically: a program killed at any point leaves the old file or the new one. */
export function writeWhole(path: string, bytes: Uint8Array): void {
  const beside = `${path}.${process.pid}.saving`;
  const fd = openSync(beside, 'w');
  try {
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

const DAY_FILE = /^(\d{4}-\d{2}-\d{2})\.json\.gz$/;
const UNFINISHED = /\.(\d+)\.saving$/;

/**
 * Loads the days in a folder, first to last. Days that are damaged or of another version, and those that depend on
 * them, are moved and reported. Throws if a file cannot be read: that says nothing about its content.
 */
export function loadDays(folder: string, say: (line: string) => void): readonly SavedDay[] {
  const days: SavedDay[] = [];
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    const writer = UNFINISHED.exec(name)?.[1];
    // Left by a server that was killed during a write. A running one may be the worker that this one replaces.
    if (writer !== undefined && !isProcess(Number(writer))) rmSync(path, { force: true });
    const day = DAY_FILE.exec(name)?.[1];
    if (day === undefined) continue;
    try {
      const read = readDay(path);
      if (read.day !== day) throw new Error(`holds ${read.day}`);
      if (read.all === undefined && (days.length === 0 || read.after !== days.at(-1)?.day))
        throw new Error('the day before it is missing');
      days.push(read);
    } catch (error) {
      if (isOfDisk(error)) {
        say(`history: ${path} cannot be read: ${fileIssue(error)}`);
        throw error;
      }
      setAside(path, name, error, say);
    }
  }
  return days;
}

function setAside(path: string, name: string, error: unknown, say: (line: string) => void): void {
  const ending = error instanceof OtherForm ? `form-${error.form}` : 'damaged';
  renameSync(path, `${path}.${ending}`);
  const why = error instanceof Error ? error.message.split('\n')[0]?.slice(0, 200) : 'unknown reason';
  if (error instanceof OtherForm)
    say(`history: ${path} was written by another version (${why}) and was renamed to ${name}.${ending}`);
  else say(`history: ${path} is damaged (${why}) and was renamed to ${name}.${ending}`);
}

/**
 * Whether the system refused the file, for example with too many open files; errors of zlib and JSON have no system
 * call.
 */
function isOfDisk(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
