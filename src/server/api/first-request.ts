import { groupConditions } from '../../contract/image-filter/condition-groups.ts';
import { imageSetTarget } from '../../contract/image-set/form.ts';
import { labelsTarget, type Scope } from '../../contract/labels-target.ts';
import { VIEW_PATHS } from '../../contract/page-load/page-addresses.ts';
import type { Pair } from '../../contract/pair.ts';
import { ImageSetRequest, ListImageLabelsRequest } from '../../contract/requests.ts';
import { readQuery } from '../http/target.ts';
import { type RequestSchema, readParameters } from './read-request.ts';

interface Defaults {
  readonly region: string;
  readonly workspaceId: string;
}

/** The one ListImageLabels request of an address of the labels view. */
export interface FirstRequest {
  readonly scope: Scope;
  /** As the page writes it. */
  readonly target: string;
  readonly request: ListImageLabelsRequest;
}

/** The parts that the page computes from the images of the scope, if the address names them. */
const BEYOND_PAI: ReadonlySet<string> = new Set(['not', 'none', 'from', 'to', 'any', 'state', 'runs']);

/**
 * Reads the query of the labels view's address. Undefined if it needs several responses or none, or if a part is
 * unreadable: the page then requests or explains by itself.
 */
export function readFirstRequest(query: string, defaults: Defaults): FirstRequest | undefined {
  const read = readQuery(query);
  if (!read.ok || read.value.some(([name]) => BEYOND_PAI.has(name))) return undefined;
  const request = readRequest(ListImageLabelsRequest, read.value, defaults);
  if (request === undefined) return undefined;
  const conditions = request.LabelFilter ?? [];
  // For several values of one key (any-of) the page sends one request each.
  if (groupConditions(conditions).length < conditions.length) return undefined;
  const { Region: region = '', WorkspaceId: workspaceId = '', ImageId: imageId = '' } = request;
  const scope = { region, workspaceId, imageId };
  return { scope, target: labelsTarget(scope, request.LabelKeys ?? [], conditions), request };
}

/**
 * The target of the images that a view shows first; undefined if it shows labels first or a single image, or if the
 * scope is unreadable.
 */
export function readFirstImages(view: string, query: string, defaults: Defaults): string | undefined {
  const read = readQuery(query);
  if (!read.ok) return undefined;
  const isOfLabels = view === VIEW_PATHS.labels && !read.value.some(([name]) => BEYOND_PAI.has(name));
  // Two scopes, or images by their ids.
  const isOfSides = view === VIEW_PATHS.compare;
  const isOfOne = read.value.some(([name, value]) => name === 'ImageId' && value !== '');
  if (isOfLabels || isOfSides || isOfOne) return undefined;
  const ofScope = read.value.filter(([name]) => name === 'Region' || name === 'WorkspaceId');
  const scope = readRequest(ImageSetRequest, ofScope, defaults);
  return scope && imageSetTarget({ region: scope.Region ?? '', workspaceId: scope.WorkspaceId ?? '' });
}

/** The parameters of the address that the request has, and the server's scope where the address names none. */
function readRequest<Request>(
  schema: RequestSchema<Request>,
  address: readonly Pair[],
  defaults: Defaults,
): Request | undefined {
  const given = address.filter(([name]) => Object.hasOwn(schema.shape, name));
  const withDefault = (name: string, value: string): readonly Pair[] =>
    given.some(([known]) => known === name) ? [] : [[name, value]];
  const pairs = [
    ...given,
    ...withDefault('Region', defaults.region),
    ...withDefault('WorkspaceId', defaults.workspaceId),
  ];
  const judged = readParameters('', schema, pairs, {});
  return judged.ok ? judged.value : undefined;
}
