import * as z from 'zod/mini';
import type { Image } from '../../contract/operations.ts';
import { TextByKey } from '../../contract/provenance.ts';
import { isRegionId } from '../../contract/regions.ts';
import type { Provenance } from './catalog.ts';

/** Messages read on after the place in the file: `Images[3].Name must be text`. */
const TEXT = 'must be text';
const BYTES = 'must be a number of bytes';
const WORKSPACE_ID = 'must be text of 1 to 20 digits';

const text = z.nullish(z.string(TEXT));
const texts = z.nullish(z.array(z.string(TEXT), 'must be a list of texts'));
const isRegion = z.refine<string>(isRegionId, 'must be a region id such as cn-hangzhou');

const factFields = {
  ImageId: text,
  Name: text,
  Description: text,
  ImageUri: text,
  Accessibility: text,
  GmtCreateTime: text,
  GmtModifiedTime: text,
  Size: z.nullish(z.number(BYTES).check(z.minimum(0, BYTES))),
  // As in requests: a workspace of another form could be listed but never asked for. Empty means none.
  WorkspaceId: z.nullish(z.string(WORKSPACE_ID).check(z.regex(/^[0-9]{0,20}$/, WORKSPACE_ID))),
  UserId: text,
  ParentUserId: text,
  SourceId: text,
  SourceType: text,
} satisfies Record<Exclude<keyof Image, 'Labels'>, unknown>;

const provenanceFields = {
  OtherUris: texts,
  RegionsSeen: z.nullish(z.array(z.string(TEXT).check(isRegion), 'must be a list of region ids')),
  LabelBasis: z.nullish(TextByKey),
  ImageIdSeen: text,
  Evidence: text,
  Source: texts,
  Note: text,
} satisfies Record<keyof Provenance, unknown>;

const label = z.object({ Key: z.string(TEXT), Value: z.string(TEXT) }, 'must be an object with Key and Value');

/**
 * One entry of `Images` in a catalog file. Any field may be null, as in saved answers, and fields of other names are
 * passed over, because answers of PAI may gain some at any time.
 */
export const CatalogRecord = z.object(
  { ...factFields, ...provenanceFields, Labels: z.nullish(z.array(label, 'must be a list')) },
  'must be an object',
);
export type CatalogRecord = z.infer<typeof CatalogRecord>;

const FACT_NAMES = Object.keys(factFields) as (keyof typeof factFields)[];
const PROVENANCE_NAMES = Object.keys(provenanceFields) as (keyof typeof provenanceFields)[];

/** What an answer may say about the image, its id not settled yet. */
export function factsOf(record: CatalogRecord) {
  return knownOf(record, FACT_NAMES);
}

export function provenanceOf(record: CatalogRecord): Provenance {
  return knownOf(record, PROVENANCE_NAMES);
}

/** These fields of a record as far as they are known; null and empty text count as unknown and are left out. */
function knownOf<Fields extends object, Name extends keyof Fields>(fields: Fields, names: readonly Name[]) {
  const known: { [N in Name]?: NonNullable<Fields[N]> } = {};
  for (const name of names) {
    const value = fields[name];
    if (value !== undefined && value !== null && value !== '') known[name] = value;
  }
  return known;
}
