import { printTarget, type Scope } from '../labels-target.ts';
import type { Image } from '../operations.ts';
import { PATHS } from '../paths.ts';

/**
 * The version of the stream's format, private to a build: the page sends it as `v` and gets this format or a refusal.
 * Increase it with every change of the bytes.
 */
export const IMAGE_SET_FORM = 1;

/** The GET target for the images of a scope, or of a saved day, in the form that this build can read. */
export function imageSetTarget({ workspaceId, region }: Omit<Scope, 'imageId'>, day = ''): string {
  return printTarget(PATHS.imageSet, [
    ['WorkspaceId', workspaceId],
    ['Region', region],
    ['day', day],
    ['v', String(IMAGE_SET_FORM)],
  ]);
}

/**
 * A stream is a sequence of records: four bytes with the length of the body (little endian), one byte with the kind,
 * then the body. All bodies but `images` are JSON. The last record is `end` or `failed`; a stream without one was cut
 * off.
 */
export const RECORD_KINDS = { images: 1, progress: 2, end: 3, failed: 4 } as const;

/** The bytes before a record's body. */
export const RECORD_HEAD = 5;

/** The largest body. A longer length is not from an image set and would only fill the reader's memory. */
export const MAX_RECORD_BYTES = 64 * 1024 * 1024;

/** The most images of one record. */
export const IMAGES_PER_RECORD = 1_000;

/** The text fields of an image, in the order of their columns. */
export const TEXT_FIELDS = [
  'ImageId',
  'Name',
  'Description',
  'ImageUri',
  'Accessibility',
  'GmtCreateTime',
  'GmtModifiedTime',
  'WorkspaceId',
  'UserId',
  'ParentUserId',
  'SourceId',
  'SourceType',
] as const satisfies readonly (keyof Image)[];

export type TextField = (typeof TEXT_FIELDS)[number];

/** The progress of loading; sent after each page that the server read. */
export interface Progress {
  /** Distinct images so far, all sent before this record. */
  readonly loaded: number;
  /** The total that the source reports, if any. It may be wrong. */
  readonly totalCount?: number | undefined;
  /** The total if it is plausible: at least the loaded images, at most the loading limit. */
  readonly expected?: number | undefined;
  /** Live only: the ListImages request for these images. */
  readonly request?: PageRequest | undefined;
}

export interface PageRequest {
  /** Path and query. */
  readonly target: string;
  readonly requestId: string;
  readonly returned: number;
  readonly milliseconds: number;
  /** The part of the response that could not be read, in the form of the header X-Pai-Left-Out. */
  readonly leftOut?: string | undefined;
}

/** The end of the loading of pages. */
export interface SetEnd {
  /** False if there may be more images: loading stopped at the limit of images or pages, or the service repeats itself. */
  readonly isComplete: boolean;
  /** Whether the service sent earlier images again in place of others that it may have. */
  readonly isRepeated?: boolean;
  /** When the last page arrived, in milliseconds since 1970. */
  readonly answeredAt: number;
}
