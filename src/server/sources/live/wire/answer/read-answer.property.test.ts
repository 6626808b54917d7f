import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OPERATION_NAMES, OPERATIONS, type OperationName } from '../../../../../contract/operations.ts';
import { liveOperation } from '../../live-operations.ts';
import { mutatedJson } from '../../testing/mutated-json.ts';
import { objectOf } from '../../testing/written.ts';
import { readAnswer } from './read-answer.ts';

const LABELS = [
  { Key: 'system.chipType', Value: 'GPU' },
  { Key: '__proto__', Value: 'a, b' },
];
const IMAGE = {
  ImageId: 'image-1',
  Name: 'pytorch',
  Description: 'PyTorch',
  ImageUri: 'registry.example/pytorch:2.6',
  Labels: LABELS,
  Accessibility: 'PUBLIC',
  GmtCreateTime: '2026-01-02T03:04:05Z',
  Size: 3_803_970_629,
  WorkspaceId: '7',
};
const WORKSPACE = { WorkspaceId: '7', WorkspaceName: 'vision', EnvTypes: ['prod'], AdminNames: ['a'], IsDefault: true };

/** One complete answer of each operation. */
const WHOLE: { readonly [Name in OperationName]: object } = {
  ListImageLabels: { RequestId: 'R-1', TotalCount: 2, Labels: LABELS },
  ListImages: { RequestId: 'R-1', TotalCount: 2, Images: [IMAGE, { ImageId: 'image-2' }] },
  GetImage: { RequestId: 'R-1', ...IMAGE },
  ListWorkspaces: { RequestId: 'R-1', TotalCount: 1, Workspaces: [WORKSPACE] },
  GetWorkspace: { RequestId: 'R-1', ...WORKSPACE, Owner: { UserId: '1', DisplayName: 'a' } },
};
const REFUSAL = {
  RequestId: 'R-1',
  HostId: 'h',
  Code: 'NoPermission',
  Message: 'because',
  Recommend: '',
  AccessDeniedDetail: { AuthAction: 'paiimage:ListImages', NoPermissionType: 'ImplicitDeny' },
};

const status = fc.constantFrom(200, 200, 200, 204, 302, 400, 403, 404, 429, 500, 503, 999);
const type = fc.constantFrom('application/json', 'application/json', 'application/problem+json;x', 'text/html', '');

const askedFor = (name: string) => ({ ImageId: 'image-1', WorkspaceId: '7' })[name] ?? '';

async function read(operation: OperationName, body: string, httpStatus = 200, contentType = 'application/json') {
  const received = { status: httpStatus, contentType, contentEncoding: 'identity', body: Buffer.from(body) };
  const context = {
    region: 'cn-hangzhou',
    hasOwnEndpoint: false,
    asked: askedFor,
    now: 0,
    secrets: ['canary-secret'],
    sent: [],
  };
  const result = await readAnswer(received, liveOperation(operation), context, new AbortController().signal);
  if (result === undefined) throw new Error('given up without a reason');
  return result;
}

/** An answer must be readable by the page, without other fields. A failure must have a code, a status and words. */
async function expectReadable(operation: OperationName, body: string, httpStatus: number, contentType: string) {
  const result = await read(operation, body, httpStatus, contentType);
  expect(Reflect.has({}, 'polluted')).toBe(false);
  if (result.ok) {
    const answer = objectOf(result.value.answer);
    expect(OPERATIONS[operation].response.safeParse(answer)).toEqual({ success: true, data: answer });
    expect(Reflect.get(answer, 'RequestId')).toBe(result.value.answer.requestId);
    expect(result.value.answer.leftOut ?? 'labels=1; field=Key').toMatch(LEFT_OUT);
  } else {
    expect(result.error.error.code).toMatch(/^[A-Za-z][\w.-]*$/);
    expect(result.error.error.status).toBeGreaterThanOrEqual(400);
    expect(result.error.error.status).toBeLessThan(600);
    expect(result.error.error.message).not.toBe('');
  }
}

const LEFT_OUT = /^((labels|images|workspaces|values)=[1-9]\d*; field=[A-Za-z.]+(, |$))+$/;

describe.each(OPERATION_NAMES)('%s', (operation) => {
  test('a complete answer is read unchanged', async () => {
    const result = await read(operation, JSON.stringify(WHOLE[operation]));
    expect(result.ok && objectOf(result.value.answer)).toEqual(WHOLE[operation]);
    expect(result.ok && result.value.answer.leftOut).toBeUndefined();
  });

  test('with missing, changed, repeated or misnamed fields, it is a readable answer or a failure', async () => {
    const body = fc.oneof(mutatedJson(WHOLE[operation]), mutatedJson(REFUSAL));
    await fc.assert(
      fc.asyncProperty(body, status, type, (text, httpStatus, contentType) =>
        expectReadable(operation, text, httpStatus, contentType),
      ),
      { numRuns: 500 },
    );
  });
});

test('the same for any text, any JSON and any part of an answer', async () => {
  const whole = fc.constantFrom(...OPERATION_NAMES.map((operation) => JSON.stringify(WHOLE[operation])));
  const text = fc.oneof(
    fc.string(),
    fc.jsonValue().map((value) => JSON.stringify(value)),
    fc.tuple(whole, fc.nat(600)).map(([body, end]) => body.slice(0, end)),
  );
  await fc.assert(fc.asyncProperty(fc.constantFrom(...OPERATION_NAMES), text, status, type, expectReadable), {
    numRuns: 1_000,
  });
});
