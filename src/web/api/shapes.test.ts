import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { PaiErrorBody } from '../../contract/errors.ts';
import {
  GetImageResponse,
  ListImageLabelsResponse,
  ListWorkspacesResponse,
  ProvenanceResponse,
  SessionResponse,
  Workspace,
} from '../../contract/operations.ts';
import { ImageProvenance } from '../../contract/provenance.ts';
import { imageAnswer, provenanceAnswer } from './image-shapes.ts';
import { labelsAnswer, refusalAnswer, type Shape, sessionAnswer } from './shapes.ts';
import { workspacesAnswer } from './workspaces.ts';

/** Values that are valid for some fields and invalid for others. */
const leaf = fc.constantFrom<unknown>('text', '', 'embedded', 'vpc', 1, true, null, undefined, [], ['a'], {}, [null]);
const mostly = (good: unknown) =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(good) }, { weight: 1, arbitrary: leaf });
const label = fc.record({ Key: mostly('k'), Value: mostly('v') });
const labels = fc.oneof(fc.array(fc.constant({ Key: 'k', Value: 'v' })), fc.array(label), leaf);

/** Objects with the fields of a schema: mostly valid values, with invalid values and unknown fields among them. */
function like(schema: z.ZodMiniObject, right: Readonly<Record<string, unknown>>): fc.Arbitrary<unknown> {
  const fields = Object.keys(schema._zod.def.shape).map((name) => {
    const good = name === 'Labels' ? labels : name === 'LabelBasis' ? basis : fc.constant(right[name]);
    return [name, fc.oneof({ weight: 8, arbitrary: good }, { weight: 1, arbitrary: leaf })] as const;
  });
  return fc.oneof(fc.record({ ...Object.fromEntries(fields), stray: leaf }, { requiredKeys: [] }), leaf);
}

const basis = fc.dictionary(fc.constantFrom('a', '__proto__', 'constructor'), fc.constantFrom<unknown>('x', 1));
const IMAGE = { ImageId: 'i', Name: 'n', Size: 1 };
const listed = (name: string, item: fc.Arbitrary<unknown>) =>
  fc.oneof(
    fc.record(
      { RequestId: mostly('r'), TotalCount: mostly(1), [name]: fc.oneof(fc.array(item, { maxLength: 3 }), leaf) },
      { requiredKeys: [] },
    ),
    leaf,
  );

const SESSION = {
  RequestId: 'r',
  source: 'live',
  signed: false,
  region: '',
  workspaceId: '',
  regions: [],
  version: '1',
};

const ANSWERS: readonly (readonly [string, z.ZodMiniType, Shape<unknown>, fc.Arbitrary<unknown>])[] = [
  ['labels', ListImageLabelsResponse, labelsAnswer, listed('Labels', label)],
  ['an image', GetImageResponse, imageAnswer, like(GetImageResponse, IMAGE)],
  [
    'workspaces',
    ListWorkspacesResponse,
    workspacesAnswer,
    listed('Workspaces', like(Workspace, { WorkspaceId: '1', EnvTypes: ['a'] })),
  ],
  ['the session', SessionResponse, sessionAnswer, like(SessionResponse, SESSION)],
  ['provenance', ProvenanceResponse, provenanceAnswer, listed('Images', like(ImageProvenance, { ImageId: 'i' }))],
  ['a refusal', PaiErrorBody, refusalAnswer, like(PaiErrorBody, { Code: 'c', Message: 'm', AccessDeniedDetail: {} })],
];

describe('the page reads as the contract’s schema does', () => {
  it.each(ANSWERS)('%s', (_, schema, shape, arbitrary) => {
    let good = 0;
    fc.assert(
      fc.property(arbitrary, (body) => {
        const checked = z.safeParse(schema, body);
        const issues: string[] = [];
        const read = shape(body, issues, '');
        expect(issues.length === 0).toBe(checked.success);
        if (!checked.success) return;
        good += 1;
        // An undefined field and an absent one mean the same.
        expect(read).toEqual(checked.data);
      }),
      { numRuns: 500 },
    );
    expect(good).toBeGreaterThan(10);
  });
});

it('names the place of each invalid part', () => {
  const issues: string[] = [];
  labelsAnswer({ TotalCount: 'many', Labels: [{ Key: 'a', Value: 'b' }, { Key: 1 }, null] }, issues, '');
  expect(issues).toEqual([
    'TotalCount',
    'Labels.1.Key',
    'Labels.1.Value',
    'Labels.2',
    'Labels.2.Key',
    'Labels.2.Value',
  ]);
});
