import * as z from 'zod/mini';
import { absentOr } from './absent-or.ts';
import { type Condition, distinctConditions, type FilterFault, MAX_CONDITIONS, parseFilter } from './filter.ts';
import { ImageProvenance } from './provenance.ts';
import { isRegionId, NETWORKS } from './regions.ts';

/**
 * The five read operations of AIWorkSpace 2021-02-04 that the product speaks: paths, parameters and answers.
 *
 * Request schemas take decoded query text, every value a string and empty ones already left out, and give typed
 * values; each message reads on after the parameter's name. Answers list what the official metadata documents, all
 * of it optional but the fields the page cannot do without, because the service leaves out what it does not know, or
 * writes null for it.
 */

export const API_VERSION = '2021-02-04';

const flag = z.pipe(
  z.string().check(z.regex(/^(true|false)$/i, 'must be true or false')),
  z.transform((text) => text.toLowerCase() === 'true'),
);

const region = z.string().check(z.refine(isRegionId, 'must be the id of a region, such as cn-hangzhou'));

const workspaceId = z.string().check(z.regex(/^[0-9]{1,20}$/, 'must be 1 to 20 digits'));

const workspaceIds = z.pipe(
  z.string().check(z.regex(/^[0-9]{1,20}(,[0-9]{1,20})*$/, 'must be ids of 1 to 20 digits, separated by commas')),
  z.transform((text) => text.split(',')),
);

const pageNumber = wholeNumber(1, 1_000_000_000);
const pageSize = wholeNumber(1, 100);

function wholeNumber(least: number, most: number) {
  const allowed = `must be a whole number from ${least} to ${most}`;
  return z.pipe(
    z.string().check(z.regex(/^[0-9]{1,10}$/, allowed)),
    z.pipe(z.transform(Number), z.number().check(z.minimum(least, allowed), z.maximum(most, allowed))),
  );
}

const labelFilter = z.pipe(
  z.string(),
  z.transform((text, context): readonly Condition[] => {
    const { conditions, faults } = parseFilter(text);
    // Repeats go first: a filter may hold one condition thousands of times, and each would be judged.
    const distinct = distinctConditions(conditions);
    const messages = faults.map(describeFault);
    if (distinct.length > MAX_CONDITIONS)
      messages.push(`has ${distinct.length} distinct conditions; at most ${MAX_CONDITIONS} are allowed`);
    for (const message of messages) context.issues.push({ code: 'custom', input: text, message });
    return distinct;
  }),
);

/** What is wrong with a part of a filter, as the end of a sentence that begins with the parameter's name. */
export function describeFault(fault: FilterFault): string {
  const where = `at character ${fault.at + 1}`;
  if (fault.reason === 'empty-piece')
    return `has an empty condition ${where}; conditions are key=value, separated by commas`;
  if (fault.reason === 'empty-key')
    return `has a condition without a key, "${fault.text}" ${where}; conditions are key=value`;
  return `has a condition without "=", "${fault.text}" ${where}; conditions are key=value`;
}

const labelKeys = z.pipe(
  z.string().check(
    z.refine((text) => !text.split(',').includes(''), 'has an empty key; keys are separated by commas'),
    z.refine((text) => !text.includes('='), 'takes keys only, without "="'),
  ),
  z.transform((text): readonly string[] => [...new Set(text.split(','))]),
);

export const ListImageLabelsRequest = z.object({
  LabelKeys: z.optional(labelKeys),
  LabelFilter: z.optional(labelFilter),
  ImageId: z.optional(z.string()),
  WorkspaceId: z.optional(workspaceId),
  Region: z.optional(region),
});
export type ListImageLabelsRequest = z.infer<typeof ListImageLabelsRequest>;

export const ListImagesRequest = z.object({
  Accessibility: z.optional(z.enum(['PUBLIC', 'PRIVATE'], 'must be PUBLIC or PRIVATE')),
  ImageUri: z.optional(z.string()),
  Labels: z.optional(labelFilter),
  Name: z.optional(z.string()),
  Order: z.optional(z.enum(['ASC', 'DESC'], 'must be ASC or DESC')),
  PageNumber: z.optional(pageNumber),
  PageSize: z.optional(pageSize),
  Query: z.optional(z.string()),
  SortBy: z.optional(z.enum(['GmtCreateTime'], 'must be GmtCreateTime')),
  Verbose: z.optional(flag),
  WorkspaceId: z.optional(workspaceId),
  Region: z.optional(region),
});
export type ListImagesRequest = z.infer<typeof ListImagesRequest>;

export const GetImageRequest = z.object({
  ImageId: z.string(),
  Verbose: z.optional(flag),
  Region: z.optional(region),
});
export type GetImageRequest = z.infer<typeof GetImageRequest>;

export const WORKSPACE_STATUSES = ['ENABLED', 'INITIALIZING', 'FAILURE', 'DISABLED', 'FROZEN', 'UPDATING'] as const;

export const ListWorkspacesRequest = z.object({
  Fields: z.optional(z.string()),
  ModuleList: z.optional(z.string()),
  Option: z.optional(z.string()),
  Order: z.optional(z.enum(['ASC', 'DESC'], 'must be ASC or DESC')),
  PageNumber: z.optional(pageNumber),
  PageSize: z.optional(pageSize),
  ResourceGroupId: z.optional(z.string()),
  SortBy: z.optional(z.enum(['GmtCreateTime', 'GmtModifiedTime'], 'must be GmtCreateTime or GmtModifiedTime')),
  Status: z.optional(z.enum(WORKSPACE_STATUSES, `must be one of ${WORKSPACE_STATUSES.join(', ')}`)),
  UserId: z.optional(z.string()),
  Verbose: z.optional(flag),
  WorkspaceIds: z.optional(workspaceIds),
  WorkspaceName: z.optional(z.string()),
  Region: z.optional(region),
});
export type ListWorkspacesRequest = z.infer<typeof ListWorkspacesRequest>;

export const GetWorkspaceRequest = z.object({
  WorkspaceId: workspaceId,
  Verbose: z.optional(flag),
  Region: z.optional(region),
});
export type GetWorkspaceRequest = z.infer<typeof GetWorkspaceRequest>;

export const Label = z.object({ Key: z.string(), Value: z.string() });
export type Label = z.infer<typeof Label>;

export const ListImageLabelsResponse = z.object({
  RequestId: absentOr(z.string()),
  TotalCount: absentOr(z.number()),
  Labels: z.array(Label),
});
export type ListImageLabelsResponse = z.infer<typeof ListImageLabelsResponse>;

export const Image = z.object({
  ImageId: z.string(),
  Name: absentOr(z.string()),
  Description: absentOr(z.string()),
  ImageUri: absentOr(z.string()),
  Labels: absentOr(z.array(Label)),
  Accessibility: absentOr(z.string()),
  GmtCreateTime: absentOr(z.string()),
  GmtModifiedTime: absentOr(z.string()),
  /** Bytes; in some answers GB, as the documentation says. */
  Size: absentOr(z.number()),
  WorkspaceId: absentOr(z.string()),
  UserId: absentOr(z.string()),
  ParentUserId: absentOr(z.string()),
  SourceId: absentOr(z.string()),
  SourceType: absentOr(z.string()),
});
export type Image = z.infer<typeof Image>;

export const ListImagesResponse = z.object({
  RequestId: absentOr(z.string()),
  TotalCount: absentOr(z.number()),
  Images: z.array(Image),
});
export type ListImagesResponse = z.infer<typeof ListImagesResponse>;

export const GetImageResponse = z.extend(Image, {
  /** GetImage names the image in its path and may leave the id out of the answer. */
  ImageId: absentOr(z.string()),
  RequestId: absentOr(z.string()),
});
export type GetImageResponse = z.infer<typeof GetImageResponse>;

export const Workspace = z.object({
  WorkspaceId: z.string(),
  WorkspaceName: absentOr(z.string()),
  DisplayName: absentOr(z.string()),
  Description: absentOr(z.string()),
  Creator: absentOr(z.string()),
  GmtCreateTime: absentOr(z.string()),
  GmtModifiedTime: absentOr(z.string()),
  EnvTypes: absentOr(z.array(z.string())),
  Status: absentOr(z.string()),
  AdminNames: absentOr(z.array(z.string())),
  IsDefault: absentOr(z.boolean()),
});
export type Workspace = z.infer<typeof Workspace>;

export const ListWorkspacesResponse = z.object({
  RequestId: absentOr(z.string()),
  TotalCount: absentOr(z.number()),
  Workspaces: z.array(Workspace),
});
export type ListWorkspacesResponse = z.infer<typeof ListWorkspacesResponse>;

export const GetWorkspaceResponse = z.extend(Workspace, {
  RequestId: absentOr(z.string()),
  Owner: absentOr(
    z.object({
      UserId: absentOr(z.string()),
      DisplayName: absentOr(z.string()),
    }),
  ),
});
export type GetWorkspaceResponse = z.infer<typeof GetWorkspaceResponse>;

/** Our own: what the page must know about the server before it asks anything else. Holds nothing secret. */
export const SessionResponse = z.object({
  RequestId: z.string(),
  source: z.enum(['embedded', 'live']),
  /** Every /api/v1 request must be signed, which a browser cannot do. */
  signed: z.boolean(),
  /** The region the page opens with; empty means all regions (embedded source only). */
  region: z.string(),
  /** The flag or variable that chose this region, if one did. */
  regionBy: z.optional(z.string()),
  /** The workspace the page opens with; empty means all workspaces. */
  workspaceId: z.string(),
  /** The flag or variable that chose this workspace, if one did. */
  workspaceBy: z.optional(z.string()),
  /** The regions on offer: the table, then others that images of the catalog name. */
  regions: z.array(z.string()),
  /** Live only: where the service is asked from; with a region it makes the host, see `serviceHost`. */
  network: z.optional(z.enum(NETWORKS)),
  /** Live only, where the settings name one: the base URL that is asked instead, `{region}` in the place of an id. */
  endpoint: z.optional(z.string()),
  images: z.optional(z.number()),
  /** Embedded only: how many distinct labels the catalog holds. */
  labels: z.optional(z.number()),
  version: z.string(),
  /** The build of the page that is served, as the paths of its first files; nothing where none is, in development. */
  build: z.optional(z.array(z.string())),
});
export type SessionResponse = z.infer<typeof SessionResponse>;

/** Our own: what the embedded catalog knows of its images beyond PAI's answers; images without any are left out. */
export const ProvenanceResponse = z.object({ RequestId: z.string(), Images: z.array(ImageProvenance) });
export type ProvenanceResponse = z.infer<typeof ProvenanceResponse>;

export const PATHS = {
  labels: '/api/v1/image/labels',
  images: '/api/v1/images',
  workspaces: '/api/v1/workspaces',
  session: '/api/session',
  provenance: '/api/provenance',
} as const;
