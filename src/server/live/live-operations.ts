import {
  GetImageResponse,
  GetWorkspaceResponse,
  type Image,
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
  /** The field by which an answer shows that it is about another object than the one asked for, if it does. */
  wrongField?(answer: Answer, asked: Asked): string | undefined;
}

/** The parameters of a request by name. An absent one is an empty text. */
type Asked = (name: string) => string;

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
  ListImages: {
    path: PATHS.images,
    answer: ListImagesResponse,
    toldBy: ['Images'],
    list: 'Images',
    wrongField: ({ Images }, asked) =>
      Images.some((image) => isOfOtherWorkspace(image, asked('WorkspaceId'))) ? 'WorkspaceId' : undefined,
  },
  GetImage: {
    path: PATHS.images,
    inPath: 'ImageId',
    answer: GetImageResponse,
    toldBy: ['ImageId', 'Name', 'ImageUri'],
    wrongField: ({ ImageId }, asked) => (ImageId === undefined || ImageId === asked('ImageId') ? undefined : 'ImageId'),
  },
  ListWorkspaces: {
    path: PATHS.workspaces,
    answer: ListWorkspacesResponse,
    toldBy: ['Workspaces'],
    list: 'Workspaces',
    wrongField: ({ Workspaces }, asked) => {
      const ids = asked('WorkspaceIds') === '' ? undefined : asked('WorkspaceIds').split(',');
      const isAsked = (id: string) => ids?.some((one) => sameNumber(one, id)) ?? true;
      return Workspaces.every(({ WorkspaceId }) => isAsked(WorkspaceId)) ? undefined : 'WorkspaceId';
    },
  },
  GetWorkspace: {
    path: PATHS.workspaces,
    inPath: 'WorkspaceId',
    answer: GetWorkspaceResponse,
    toldBy: ['WorkspaceId', 'WorkspaceName'],
    wrongField: ({ WorkspaceId }, asked) => (sameNumber(WorkspaceId, asked('WorkspaceId')) ? undefined : 'WorkspaceId'),
  },
};

/** The operation of this name. Throws for any other name: types do not hold at run time, and this gate must. */
export function liveOperation<Name extends OperationName>(name: Name): LiveOperation<Answers[Name]> {
  if (!Object.hasOwn(LIVE_OPERATIONS, name)) throw new TypeError('not one of the operations that may be signed');
  return LIVE_OPERATIONS[name];
}

/**
 * Whether an image shows by its fields that it is not of the workspace asked for. Official images belong to all: they
 * name no workspace, 0, or perhaps one of PAI's own. What 0 asks for is not documented, so any answer to it is right.
 */
function isOfOtherWorkspace({ WorkspaceId = '', Labels = [] }: Image, askedId: string): boolean {
  if (isZero(WorkspaceId) || isZero(askedId) || sameNumber(WorkspaceId, askedId)) return false;
  return !Labels.some(({ Key, Value }) => Key === 'system.official' && Value === 'true');
}

function isZero(id: string): boolean {
  return /^0*$/.test(id);
}

function sameNumber(a: string, b: string): boolean {
  return a.replace(/^0+/, '') === b.replace(/^0+/, '');
}
