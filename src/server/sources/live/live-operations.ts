import { type Image, OPERATIONS, type OperationName } from '../../../contract/operations.ts';
import type { LeftOut } from '../rows/read-fields.ts';
import {
  type JsonObject,
  type RowReader,
  readImage,
  readLabel,
  readOneImage,
  readOneWorkspace,
  readWorkspace,
  type Steps,
} from '../rows/read-rows.ts';

/** How an operation is requested from the service, and how its response is read. */
export interface LiveOperation {
  readonly path: string;
  /** The parameter that is the last segment of the path, if there is one. */
  readonly inPath?: string;
  /** Whether the service accepts the parameter Region. If not, Region only chooses the endpoint. */
  readonly sendsRegion?: boolean;
  readonly answer: ListForm | ObjectForm;
}

/** A response with a list of rows. The list may be missing if the service counts no rows. */
export interface ListForm {
  readonly list: 'Labels' | 'Images' | 'Workspaces';
  /** Large rows are read in steps. For small rows a generator would cost more than the row. */
  readonly readRow: (...row: Parameters<RowReader<object>>) => object | undefined | Steps<object | undefined>;
  /** Whether the WorkspaceId of a row is the requested one, another one, or does not tell. */
  readonly names?: (row: JsonObject, asked: ParameterOf) => RowOwner;
}

export type RowOwner = 'asked' | 'other' | 'none';

/** A response that is one object. */
export interface ObjectForm {
  readonly list?: undefined;
  /** A response has at least one of these fields, of which the first is its id. An error body has none of them. */
  readonly identifiedBy: readonly string[];
  readonly readObject: (object: JsonObject, leftOut: LeftOut) => object | Steps<object>;
  /** The field that shows that the object is not the requested one. Returns undefined if there is no such field. */
  readonly wrongField: (object: JsonObject, asked: ParameterOf) => string | undefined;
}

/** The parameters of a request by name. A missing one is an empty text. */
export type ParameterOf = (name: string) => string;

/** How the rows or the object of a response are read. Only these five operations are ever signed. */
const ANSWERS: { readonly [Name in OperationName]: ListForm | ObjectForm } = {
  ListImageLabels: { list: OPERATIONS.ListImageLabels.list, readRow: readLabel },
  ListImages: {
    list: OPERATIONS.ListImages.list,
    readRow: readImage,
    names: (image, asked) => namedByImage(image, asked('WorkspaceId')),
  },
  GetImage: {
    identifiedBy: OPERATIONS.GetImage.identifiedBy,
    readObject: readOneImage,
    wrongField: ({ ImageId }, asked) => (ImageId === undefined || ImageId === asked('ImageId') ? undefined : 'ImageId'),
  },
  ListWorkspaces: {
    list: OPERATIONS.ListWorkspaces.list,
    readRow: readWorkspace,
    names: ({ WorkspaceId }, asked) => {
      const ids = asked('WorkspaceIds');
      return ids === '' || ids.split(',').some((id) => sameNumber(id, String(WorkspaceId))) ? 'asked' : 'other';
    },
  },
  GetWorkspace: {
    identifiedBy: OPERATIONS.GetWorkspace.identifiedBy,
    readObject: readOneWorkspace,
    wrongField: ({ WorkspaceId }, asked) =>
      sameNumber(String(WorkspaceId), asked('WorkspaceId')) ? undefined : 'WorkspaceId',
  },
};

/** The operation of this name. Throws for any other name, because types are not checked at run time. */
export function liveOperation(name: OperationName): LiveOperation {
  if (!Object.hasOwn(ANSWERS, name)) throw new TypeError('not one of the operations that may be signed');
  return { ...OPERATIONS[name], answer: ANSWERS[name] };
}

/**
 * The workspace that the fields of an image name. Official images belong to all workspaces: they have no workspace id,
 * 0, or perhaps one of PAI itself. The meaning of a request for 0 is not documented, so any response to it is accepted.
 */
function namedByImage({ WorkspaceId = '', Labels = [] }: Partial<Image>, askedId: string): RowOwner {
  if (isZero(WorkspaceId) || isZero(askedId)) return 'none';
  if (sameNumber(WorkspaceId, askedId)) return 'asked';
  return Labels.some(({ Key, Value }) => Key === 'system.official' && Value === 'true') ? 'none' : 'other';
}

function isZero(id: string): boolean {
  return /^0*$/.test(id);
}

function sameNumber(a: string, b: string): boolean {
  return a.replace(/^0+/, '') === b.replace(/^0+/, '');
}
