import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answers, liveOperation, type OperationName } from './live-operations.ts';
import { readAnswer } from './read-answer.ts';
import { mutatedJson } from './testing/mutated-json.ts';

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

/** One whole answer of each operation. */
const WHOLE: { readonly [Name in OperationName]: Answers[Name] } = {
  ListImageLabels: { RequestId: 'R-1', TotalCount: 2, Labels: LABELS },
  ListImages: { RequestId: 'R-1', TotalCount: 2, Images: [IMAGE, { ImageId: 'image-2' }] },
  GetImage: { RequestId: 'R-1', ...IMAGE },
  ListWorkspaces: { RequestId: 'R-1', TotalCount: 1, Workspaces: [WORKSPACE] },
  GetWorkspace: { RequestId: 'R-1', ...WORKSPACE, Owner: { UserId: '1', DisplayName: 'a' } },
};
const OPERATIONS = Object.keys(WHOLE) as readonly OperationName[];

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

function read(operation: OperationName, body: string, httpStatus = 200, contentType = 'application/json') {
  return readAnswer({ status: httpStatus, contentType, contentEncoding: 'identity', body }, liveOperation(operation), {
    region: 'cn-hangzhou',
    hasOwnEndpoint: false,
    now: 0,
    secrets: ['canary-secret'],
  });
}

/** An answer is one that the page can read, with nothing beside; a failure has a code, a status and words. */
function expectReadable(operation: OperationName, body: string, httpStatus: number, contentType: string): void {
  const result = read(operation, body, httpStatus, contentType);
  expect(Reflect.has({}, 'polluted')).toBe(false);
  if (result.ok) {
    expect(liveOperation(operation).answer.safeParse(result.answer)).toEqual({ success: true, data: result.answer });
    // What the page gets is the text of it, which has no word for some numbers.
    expect(JSON.parse(JSON.stringify(result.answer))).toEqual(result.answer);
  } else {
    expect(result.failure.error.code).toMatch(/^[A-Za-z][\w.-]*$/);
    expect(result.failure.error.status).toBeGreaterThanOrEqual(400);
    expect(result.failure.error.status).toBeLessThan(600);
    expect(result.failure.error.message).not.toBe('');
  }
}

describe.each(OPERATIONS)('%s', (operation) => {
  test('a whole answer is read as it is', () => {
    expect(read(operation, JSON.stringify(WHOLE[operation]))).toMatchObject({ ok: true, answer: WHOLE[operation] });
  });

  test('with fields left out, changed, given twice or misnamed, it is one that can be read or a failure', () => {
    const body = fc.oneof(mutatedJson(WHOLE[operation]), mutatedJson(REFUSAL));
    fc.assert(
      fc.property(body, status, type, (text, httpStatus, contentType) =>
        expectReadable(operation, text, httpStatus, contentType),
      ),
      { numRuns: 500 },
    );
  });
});

test('so it is with any text, any JSON and any part of an answer', () => {
  const whole = fc.constantFrom(...OPERATIONS.map((operation) => JSON.stringify(WHOLE[operation])));
  const text = fc.oneof(
    fc.string(),
    fc.jsonValue().map((value) => JSON.stringify(value)),
    fc.tuple(whole, fc.nat(600)).map(([body, end]) => body.slice(0, end)),
  );
  fc.assert(fc.property(fc.constantFrom(...OPERATIONS), text, status, type, expectReadable), { numRuns: 1_000 });
});
