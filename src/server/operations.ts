import {
  GetImageRequest,
  GetWorkspaceRequest,
  ListImageLabelsRequest,
  ListImagesRequest,
  ListWorkspacesRequest,
  PATHS,
} from '../contract/operations.ts';
import type { Decoded, Pair } from './http/target.ts';
import type { Ask, HowToAsk, ImageSource, Outcome } from './image-source.ts';
import { type RequestSchema, readParameters } from './read-parameters.ts';

/** One operation of PAI's API as it is routed here. */
export interface Operation {
  readonly name: string;
  /** The path in the router's terms. */
  readonly path: string;
  /** The parameter that the last segment of the path stands for, where it does. */
  readonly inPath?: string;
  /** Judges the parameters, and gives a call to the source where they are fine. */
  readonly prepare: (pairs: readonly Pair[], fromPath: Readonly<Record<string, string>>) => Decoded<Call>;
}

type Call = (source: ImageSource, signal: AbortSignal, how: HowToAsk) => Promise<Outcome<object>>;

function operation<Request>(
  name: string,
  route: Pick<Operation, 'path' | 'inPath'>,
  schema: RequestSchema<Request>,
  askOf: (source: ImageSource) => Ask<Request, object>,
): Operation {
  return {
    name,
    ...route,
    prepare: (pairs, fromPath) => {
      const read = readParameters(name, schema, pairs, fromPath);
      if (!read.ok) return read;
      return { ok: true, value: (source, signal, how) => askOf(source)(read.value, signal, how) };
    },
  };
}

/** The operations on offer, all of them reads. */
export const OPERATIONS: readonly Operation[] = [
  operation('ListImageLabels', { path: PATHS.labels }, ListImageLabelsRequest, (source) => source.listImageLabels),
  operation('ListImages', { path: PATHS.images }, ListImagesRequest, (source) => source.listImages),
  operation(
    'GetImage',
    { path: `${PATHS.images}/:ImageId`, inPath: 'ImageId' },
    GetImageRequest,
    (source) => source.getImage,
  ),
  operation('ListWorkspaces', { path: PATHS.workspaces }, ListWorkspacesRequest, (source) => source.listWorkspaces),
  operation(
    'GetWorkspace',
    { path: `${PATHS.workspaces}/:WorkspaceId`, inPath: 'WorkspaceId' },
    GetWorkspaceRequest,
    (source) => source.getWorkspace,
  ),
];
