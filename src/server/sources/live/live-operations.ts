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

/** How an operation is asked of the service, and how an answer to it is read. */
export interface LiveOperation {
  readonly path: string;
  /** The parameter that is the last segment of the path, where one is. */
  readonly inPath?: string;
  /** Whether the service knows the parameter Region; elsewhere it chooses the endpoint only. */
  readonly sendsRegion?: boolean;
  readonly answer: ListForm | ObjectForm;
}

/** An answer that lists rows. The list may be missing where the service counts none. */
export interface ListForm {
  readonly list: 'Labels' | 'Images' | 'Workspaces';
  /** In steps where a row may be large; a generator for each small one would cost more than the row. */
  readonly readRow: (...row: Parameters<RowReader<object>>) => object | undefined | Steps<object | undefined>;
  /** Whether a row names by its WorkspaceId the object asked for, another one, or none that tells. */
  readonly names?: (row: JsonObject, asked: ParameterOf) => RowOwner;
}

export type RowOwner = 'asked' | 'other' | 'none';

/** An answer that is one object. */
export interface ObjectForm {
  readonly list?: undefined;
  /** Fields of which an answer holds one at least; an error body holds none of them. */
  readonly identifiedBy: readonly string[];
  readonly readObject: (object: JsonObject, leftOut: LeftOut) => object | Steps<object>;
  /** The field by which the object shows that it is another one than was asked for, if it does. */
  readonly wrongField: (object: JsonObject, asked: ParameterOf) => string | undefined;
}

/** The parameters of a request by name. An absent one is an empty text. */
export type ParameterOf = (name: string) => string;

/** How the rows or the object of an answer are read. Nothing but these five reads is ever signed. */
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

/** The operation of this name. Throws for any other name: types do not hold at run time, and this gate must. */
export function liveOperation(name: OperationName): LiveOperation {
  if (!Object.hasOwn(ANSWERS, name)) throw new TypeError('not one of the operations that may be signed');
  return { ...OPERATIONS[name], answer: ANSWERS[name] };
}

/**
 * Which workspace an image names by its fields. Official images belong to all: they name no workspace, 0, or perhaps one
 * of PAI's own. What 0 asks for is not documented, so any answer to it is right.
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
