import * as z from 'zod/mini';
import { absentOr } from './absent-or.ts';
import { PATHS, RAM_ACTIONS } from './paths.ts';
import { ImageProvenance } from './provenance.ts';
import { NETWORKS } from './regions.ts';
import {
  GetImageRequest,
  GetWorkspaceRequest,
  ListImageLabelsRequest,
  ListImagesRequest,
  ListWorkspacesRequest,
} from './requests.ts';

/**
 * The five read operations of AIWorkSpace 2021-02-04 that the product speaks. Answers list what the official metadata
 * documents. All of it is optional but the fields the page cannot do without, because the service leaves out what it
 * does not know, or writes null for it.
 */

export const API_VERSION = '2021-02-04';

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
  /** Every request for data must be signed, which a browser cannot do. */
  signed: z.boolean(),
  /** Whether requests need the access token of the server. */
  token: z.optional(z.boolean()),
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
  /** Live only, where the settings name one: the base URL that is asked instead, `{region}` instead of an id. */
  endpoint: z.optional(z.string()),
  images: z.optional(z.number()),
  /** Whether the images of each day are kept. */
  history: z.optional(z.boolean()),
  /** Embedded only: how many distinct labels the catalog holds. */
  labels: z.optional(z.number()),
  version: z.string(),
  /** The build of the page that is served, as the paths of its first files; undefined if none is, in development. */
  build: z.optional(z.array(z.string())),
});
export type SessionResponse = z.infer<typeof SessionResponse>;

/** Our own: what the embedded catalog knows of its images beyond PAI's answers; images without any are left out. */
export const ProvenanceResponse = z.object({ RequestId: z.string(), Images: z.array(ImageProvenance) });
export type ProvenanceResponse = z.infer<typeof ProvenanceResponse>;

/** What the product knows of an operation. */
interface OperationFacts {
  readonly path: string;
  /** The parameter that is the last segment of the path, if one is. */
  readonly inPath?: string;
  readonly request: z.ZodMiniObject;
  readonly response: z.ZodMiniObject;
  /** Whether the service knows the parameter Region. For the others it chooses the endpoint only. */
  readonly sendsRegion?: boolean;
  /** The field of the answer that lists rows. An operation without it answers one object. */
  readonly list?: 'Labels' | 'Images' | 'Workspaces';
  /** Of one object: the fields of which an answer holds at least one. An error body holds none of them. */
  readonly identifiedBy?: readonly string[];
  readonly action: string;
}

/** Every operation, in one place: routes, signing, reading of answers, policies and tests follow from it. */
export const OPERATIONS = {
  ListImageLabels: {
    path: PATHS.labels,
    request: ListImageLabelsRequest,
    response: ListImageLabelsResponse,
    sendsRegion: true,
    list: 'Labels',
    action: RAM_ACTIONS.ListImageLabels,
  },
  ListImages: {
    path: PATHS.images,
    request: ListImagesRequest,
    response: ListImagesResponse,
    list: 'Images',
    action: RAM_ACTIONS.ListImages,
  },
  GetImage: {
    path: PATHS.images,
    inPath: 'ImageId',
    request: GetImageRequest,
    response: GetImageResponse,
    identifiedBy: ['ImageId', 'Name', 'ImageUri'],
    action: RAM_ACTIONS.GetImage,
  },
  ListWorkspaces: {
    path: PATHS.workspaces,
    request: ListWorkspacesRequest,
    response: ListWorkspacesResponse,
    list: 'Workspaces',
    action: RAM_ACTIONS.ListWorkspaces,
  },
  GetWorkspace: {
    path: PATHS.workspaces,
    inPath: 'WorkspaceId',
    request: GetWorkspaceRequest,
    response: GetWorkspaceResponse,
    identifiedBy: ['WorkspaceId'],
    action: RAM_ACTIONS.GetWorkspace,
  },
} as const satisfies Readonly<Record<string, OperationFacts>>;

export type OperationName = keyof typeof OPERATIONS;
export type RequestOf<Name extends OperationName> = z.infer<(typeof OPERATIONS)[Name]['request']>;
export type ResponseOf<Name extends OperationName> = z.infer<(typeof OPERATIONS)[Name]['response']>;

// Marked, so that the page, which needs none of the request schemas, does not load them.
export const OPERATION_NAMES = /* @__PURE__ */ Object.keys(OPERATIONS) as readonly OperationName[];
