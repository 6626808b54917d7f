import type { Image } from '../operations.ts';

/**
 * The form of the image set's stream, private to a build: the page that sends `v` gets this form or a refusal. To be
 * raised with every change of the bytes.
 */
export const IMAGE_SET_FORM = 1;

/**
 * A stream is a row of records: four bytes with the length of the body, little endian, one byte with the kind, the body.
 * All but images are JSON. The last record is `end` or `failed`; a stream without one was cut off.
 */
export const RECORD_KINDS = { images: 1, progress: 2, end: 3, failed: 4 } as const;

/** The bytes before a record's body. */
export const RECORD_HEAD = 5;

/** A body is never longer. Whatever says so is no image set, and would only fill the memory of its reader. */
export const MAX_RECORD_BYTES = 64 * 1024 * 1024;

/** How many images a record holds at most. */
export const IMAGES_PER_RECORD = 1_000;

/** The fields of an image that are text, in the order of their columns. */
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

/** How far the server is; comes after each page that it read. */
export interface Progress {
  /** Distinct images so far, all of which came before this record. */
  readonly loaded: number;
  /** What the source counts, where it says so. It may be wrong. */
  readonly totalCount?: number | undefined;
  /** The count where it can be true: not less than what is there, and no more than is ever loaded. */
  readonly expected?: number | undefined;
  /** Live only: the request behind these images, as ListImages was asked. */
  readonly request?: PageRequest | undefined;
}

export interface PageRequest {
  /** Path and query. */
  readonly target: string;
  readonly requestId: string;
  readonly returned: number;
  readonly milliseconds: number;
  /** What could not be read of the answer, in the form of the header X-Pai-Left-Out. */
  readonly leftOut?: string | undefined;
}

/** How the paging ended. */
export interface SetEnd {
  /** False if there may be more images: the paging ended at the most images or pages that are ever loaded. */
  readonly isComplete: boolean;
  /** When the last page arrived, in milliseconds since 1970. */
  readonly answeredAt: number;
}
