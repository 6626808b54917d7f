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
 * The five read operations of AIWorkSpace 2021-02-04 that the product speaks. Responses have the fields of the official
 * metadata. All fields are optional except those that the page needs, because the service leaves out unknown values or
 * writes null.
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
  /** Bytes; GB in some responses, as the documentation says. */
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
  /** GetImage has the id in its path, and may leave it out of the response. */
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

/** Our own: what the page needs to know about the server before its first request. Contains no secret. */
export const SessionResponse = z.object({
  RequestId: z.string(),
  source: z.enum(['embedded', 'live']),
  /** Whether every request for data must be signed, which a browser cannot do. */
  signed: z.boolean(),
  /** Whether requests need the access token of the server. */
  token: z.optional(z.boolean()),
  /** The initial region of the page; empty means all regions (embedded source only). */
  region: z.string(),
  /** The flag or variable that set this region, if any. */
  regionBy: z.optional(z.string()),
  /** The initial workspace of the page; empty means all workspaces. */
  workspaceId: z.string(),
  /** The flag or variable that set this workspace, if any. */
  workspaceBy: z.optional(z.string()),
  /** The regions in the list: those of the table, then others that images of the catalog name. */
  regions: z.array(z.string()),
  /** Live only: the network of the service's endpoint; with a region it gives the host, see `serviceHost`. */
  network: z.optional(z.enum(NETWORKS)),
  /** Live only, if the settings have one: the base URL of the endpoint, with `{region}` in place of an id. */
  endpoint: z.optional(z.string()),
  images: z.optional(z.number()),
  /** Whether the images of each day are saved. */
  history: z.optional(z.boolean()),
  /** Embedded only: the number of distinct labels in the catalog. */
  labels: z.optional(z.number()),
  version: z.string(),
  /** The build of the page, as the paths of its first files; undefined in development. */
  build: z.optional(z.array(z.string())),
});
export type SessionResponse = z.infer<typeof SessionResponse>;

/** Our own: facts of the embedded catalog beyond PAI's responses; images without any are left out. */
export const ProvenanceResponse = z.object({ RequestId: z.string(), Images: z.array(ImageProvenance) });
export type ProvenanceResponse = z.infer<typeof ProvenanceResponse>;

/** The facts of an operation. */
interface OperationFacts {
  readonly path: string;
  /** The parameter in the last segment of the path, if any. */
  readonly inPath?: string;
  readonly request: z.ZodMiniObject;
  readonly response: z.ZodMiniObject;
  /** Whether the service accepts the parameter Region. For other operations it only chooses the endpoint. */
  readonly sendsRegion?: boolean;
  /** The field of the response with the list of rows. An operation without it returns one object. */
  readonly list?: 'Labels' | 'Images' | 'Workspaces';
  /** For one object: a response has at least one of these fields. An error body has none of them. */
  readonly identifiedBy?: readonly string[];
  readonly action: string;
}

/** The only list of operations: routes, signing, parsing, policies and tests use it. */
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

// Marked pure, so that the page, which needs no request schemas, does not load them.
export const OPERATION_NAMES = /* @__PURE__ */ Object.keys(OPERATIONS) as readonly OperationName[];
