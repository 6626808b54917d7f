import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import type { ComparedImage } from '../../contract/changes/compare-images.ts';

const KeptImage = z.object({
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
  set: z.array(KeptImage),
  /** Ids of images that are gone. */
  gone: z.array(z.string()),
  /** All images, now and then, so that a damaged day affects few others. */
  all: z.optional(z.array(KeptImage)),
});

/** The saved data of a day: the changes since the previous one and, for some days, all images. */
export interface KeptDay {
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
export class OtherForm extends Error {
  override readonly name = 'OtherForm';
  readonly form: number;
  constructor(form: number) {
    super(`form ${form} instead of ${FORM}`);
    this.form = form;
  }
}

/** Reads a day. Throws OtherForm if it is of another version, and other errors if the file is damaged or unreadable. */
export function readDay(path: string): KeptDay {
  const value = JSON.parse(gunzipSync(readFileSync(path), { maxOutputLength: MAX_BYTES }).toString('utf8'));
  const { data } = AnyForm.safeParse(value);
  if (data !== undefined && data.v !== FORM) throw new OtherForm(data.v);
  return DayFile.parse(value);
}

export function writeDay(path: string, day: KeptDay): void {
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
