import type { ImageFacts } from '../../../../contract/image-tally/image-set.ts';
import {
  categoryRank,
  compareFrameworks,
  isPythonKey,
  LABEL_KEYS,
  readFramework,
  serviceOf,
} from '../../../../contract/label-keys.ts';
import type { Label } from '../../../../contract/operations.ts';
import { compareText, compareVersions } from '../../../../contract/versions.ts';

/** A compared image, and its known regions. */
export interface Candidate {
  readonly image: ImageFacts;
  readonly labels: readonly Label[];
  readonly regions: readonly string[];
}

/** The subject of a row. `key` is any label key that is not one of the facts. */
export type RowKind =
  | 'framework'
  | 'chip'
  | 'cuda'
  | 'python'
  | 'os'
  | 'service'
  | 'regions'
  | 'workspace'
  | 'created'
  | 'size'
  | 'key';

/** A row of the comparison. */
export interface ComparedRow {
  readonly id: string;
  readonly kind: RowKind;
  /** The framework, if the row is about one. */
  readonly framework: string;
  /** The label keys in this row, as they occur. Empty for facts that are not labels. */
  readonly keys: readonly string[];
  /** The values of each image, distinct and in version order. Undefined for an unknown image. */
  readonly values: readonly (readonly string[] | undefined)[];
  /** Whether two known images have different values. */
  readonly differs: boolean;
}

/** In screen order: the deciding facts, then other data of PAI, then labels of teams. */
const KINDS: readonly RowKind[] = [
  'framework',
  'chip',
  'cuda',
  'python',
  'os',
  'service',
  'regions',
  'workspace',
  'created',
  'size',
  'key',
];

const OS_KEYS: readonly string[] = ['system.dsw.os', 'system.dsw.osVersion'];

type Place = Pick<ComparedRow, 'id' | 'kind' | 'framework'> & { readonly value: string };

/**
 * The rows of the comparison: each label of each image is in exactly one row. Both styles of framework labels share
 * one row for each framework, as in the facets, and both keys of Python share one.
 */
export function comparedRows(candidates: readonly (Candidate | undefined)[]): readonly ComparedRow[] {
  const rows = new Map<string, { place: Place; keys: Set<string>; values: Set<string>[] }>();
  const note = (at: number, place: Place, key?: string) => {
    const row = rows.get(place.id) ?? { place, keys: new Set(), values: candidates.map(() => new Set<string>()) };
    rows.set(place.id, row);
    if (key !== undefined) row.keys.add(key);
    row.values[at]?.add(place.value);
  };
  candidates.forEach((candidate, at) => {
    for (const label of candidate?.labels ?? []) note(at, placeOf(label), label.Key);
    for (const place of candidate ? factsOf(candidate) : []) note(at, place);
  });
  return [...rows.values()]
    .map(({ place: { id, kind, framework }, keys, values }): ComparedRow => {
      const known = values.map((own, at) => (candidates[at] ? [...own].sort(compareVersions) : undefined));
      return { id, kind, framework, keys: [...keys].sort(compareText), values: known, differs: differs(known) };
    })
    .sort(compareRows);
}

function placeOf({ Key, Value }: Label): Place {
  const framework = readFramework(Key, Value);
  if (framework) {
    const { name, version } = framework;
    return { id: `framework ${name}`, kind: 'framework', framework: name, value: version };
  }
  const of = (kind: RowKind, id: string, value = Value): Place => ({ id, kind, framework: '', value });
  const service = Value === 'true' ? serviceOf(Key) : undefined;
  if (service !== undefined) return of('service', 'service', service);
  if (Key === LABEL_KEYS.chipType) return of('chip', 'chip');
  if (Key === LABEL_KEYS.cuda) return of('cuda', 'cuda');
  if (isPythonKey(Key)) return of('python', 'python');
  return of(OS_KEYS.includes(Key) ? 'os' : 'key', `key ${Key}`);
}

/** The values of an image that are not labels. A missing value is left out. */
function factsOf({ image, regions }: Candidate): readonly Place[] {
  const of = (kind: RowKind, value: string | undefined): readonly Place[] =>
    value ? [{ id: kind, kind, framework: '', value }] : [];
  return [
    ...regions.flatMap((region) => of('regions', region)),
    ...of('workspace', image.WorkspaceId),
    ...of('created', image.GmtCreateTime),
    ...of('size', image.Size?.toString()),
  ];
}

function differs(values: readonly (readonly string[] | undefined)[]): boolean {
  return new Set(values.flatMap((own) => (own ? JSON.stringify(own) : []))).size > 1;
}

function compareRows(a: ComparedRow, b: ComparedRow): number {
  const byKind = KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);
  if (byKind !== 0) return byKind;
  if (a.kind === 'framework') return compareFrameworks(a.framework, b.framework);
  const [keyA = '', keyB = ''] = [a.keys[0], b.keys[0]];
  return categoryRank(keyA) - categoryRank(keyB) || compareText(keyA, keyB);
}
