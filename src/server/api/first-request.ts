import { groupConditions } from '../../contract/image-filter/condition-groups.ts';
import { labelsTarget, type Scope } from '../../contract/labels-target.ts';
import type { Pair } from '../../contract/pair.ts';
import { ListImageLabelsRequest } from '../../contract/requests.ts';
import { readQuery } from '../http/target.ts';
import { readParameters } from './parameters.ts';

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
export function readFirstRequest(
  query: string,
  defaults: { readonly region: string; readonly workspaceId: string },
): FirstRequest | undefined {
  const read = readQuery(query);
  if (!read.ok || read.value.some(([name]) => BEYOND_PAI.has(name))) return undefined;
  const given = read.value.filter(([name]) => Object.hasOwn(ListImageLabelsRequest.shape, name));
  const withDefault = (name: string, value: string): readonly Pair[] =>
    given.some(([known]) => known === name) ? [] : [[name, value]];
  const pairs = [
    ...given,
    ...withDefault('Region', defaults.region),
    ...withDefault('WorkspaceId', defaults.workspaceId),
  ];
  const judged = readParameters('ListImageLabels', ListImageLabelsRequest, pairs, {});
  if (!judged.ok) return undefined;
  const request = judged.value;
  const conditions = request.LabelFilter ?? [];
  // For several values of one key (any-of) the page sends one request each.
  if (groupConditions(conditions).length < conditions.length) return undefined;
  const { Region: region = '', WorkspaceId: workspaceId = '', ImageId: imageId = '' } = request;
  const scope = { region, workspaceId, imageId };
  return { scope, target: labelsTarget(scope, request.LabelKeys ?? [], conditions), request };
}
