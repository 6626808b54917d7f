import {
  GetImageResponse,
  GetWorkspaceResponse,
  ListImageLabelsResponse,
  ListImagesResponse,
  ListWorkspacesResponse,
  PATHS,
} from '../../contract/operations.ts';

/** How an operation is asked of the service, and what an answer to it looks like. */
export interface LiveOperation<Answer extends object = object> {
  readonly path: string;
  /** The parameter that is the last segment of the path, where one is. */
  readonly inPath?: string;
  /** Whether the service knows the parameter Region; elsewhere it chooses the endpoint only. */
  readonly sendsRegion?: boolean;
  readonly answer: AnswerSchema<Answer>;
  /** Fields of which an answer holds one at least; an error body holds none of them. */
  readonly toldBy: readonly string[];
  /** The field that holds a list, which may be missing where the service counts nothing. */
  readonly list?: string;
}

/** What is needed of an answer's schema. */
interface AnswerSchema<Answer> {
  safeParse(
    data: unknown,
  ):
    | { readonly success: true; readonly data: Answer }
    | { readonly success: false; readonly error: { readonly issues: readonly { readonly path: PropertyKey[] }[] } };
}

export interface Answers {
  readonly ListImageLabels: ListImageLabelsResponse;
  readonly ListImages: ListImagesResponse;
  readonly GetImage: GetImageResponse;
  readonly ListWorkspaces: ListWorkspacesResponse;
  readonly GetWorkspace: GetWorkspaceResponse;
}

export type OperationName = keyof Answers;

/** All that is ever asked of the service: five reads. Nothing else can be signed. */
const LIVE_OPERATIONS: { readonly [Name in OperationName]: LiveOperation<Answers[Name]> } = {
  ListImageLabels: {
    path: PATHS.labels,
    sendsRegion: true,
    answer: ListImageLabelsResponse,
    toldBy: ['Labels'],
    list: 'Labels',
  },
  ListImages: { path: PATHS.images, answer: ListImagesResponse, toldBy: ['Images'], list: 'Images' },
  GetImage: {
    path: PATHS.images,
    inPath: 'ImageId',
    answer: GetImageResponse,
    toldBy: ['ImageId', 'Name', 'ImageUri'],
  },
  ListWorkspaces: {
    path: PATHS.workspaces,
    answer: ListWorkspacesResponse,
    toldBy: ['Workspaces'],
    list: 'Workspaces',
  },
  GetWorkspace: {
    path: PATHS.workspaces,
    inPath: 'WorkspaceId',
    answer: GetWorkspaceResponse,
    toldBy: ['WorkspaceId', 'WorkspaceName'],
  },
};

/** The operation of this name. Throws for any other name: types do not hold at run time, and this gate must. */
export function liveOperation<Name extends OperationName>(name: Name): LiveOperation<Answers[Name]> {
  if (!Object.hasOwn(LIVE_OPERATIONS, name)) throw new TypeError('not one of the operations that may be signed');
  return LIVE_OPERATIONS[name];
}
