import { describe, expect, test } from 'vitest';
import { liveOperation, type OperationName } from './live-operations.ts';
import { readAnswer } from './read-answer.ts';
import type { Received } from './send-request.ts';
import { ONE_LABEL } from './testing/fault-server.ts';

const now = Date.UTC(2026, 0, 2, 3, 4, 5);

function read(body: unknown, more: Partial<Received> = {}, operation: OperationName = 'ListImageLabels') {
  const received = {
    status: 200,
    contentType: 'application/json;charset=utf-8',
    contentEncoding: 'identity',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...more,
  };
  return readAnswer(received, liveOperation(operation), {
    region: 'cn-hangzhou',
    hasOwnEndpoint: false,
    now,
    secrets: ['long-canary-token', 'canary"with\\signs', 'testAK', 'testSK'],
  });
}

function errorOf(body: unknown, more: Partial<Received> = {}, operation: OperationName = 'ListImageLabels') {
  const result = read(body, more, operation);
  if (result.ok) throw new Error('an answer where a failure was due');
  return { ...result.failure.error, kind: result.failure.kind, cure: result.failure.cure, badFields: result.badFields };
}

describe('answers', () => {
  test('come through with the fields that are known', () => {
    expect(read({ ...ONE_LABEL, Extra: 1 })).toEqual({ ok: true, answer: ONE_LABEL, textLength: expect.any(Number) });
  });

  test('hold no secret that the service echoes, in whatever way JSON writes it', () => {
    for (const secret of ['long-canary-token', 'canary"with\\signs'])
      expect(read({ ...ONE_LABEL, Labels: [{ Key: 'echo', Value: `<${secret}>` }] })).toMatchObject({
        ok: true,
        answer: { Labels: [{ Key: 'echo', Value: '<***>' }] },
      });
  });

  test('hold none that is written with needless escapes', () => {
    const escaped = [...'long-canary-token'].map((sign) => `\\u00${sign.charCodeAt(0).toString(16)}`).join('');
    const body = `{"Labels":[{"Key":"echo","Value":"<${escaped}>"}],"TotalCount":1}`;
    expect(read(body)).toMatchObject({ ok: true, answer: { Labels: [{ Key: 'echo', Value: '<***>' }] } });
  });

  test('a null counts as absent, as in a recorded answer of the service', () => {
    const body = { RequestId: 'A', Name: 'x', Labels: null, Identity: null, Signature: null, Size: 3803970629 };
    expect(read(body, {}, 'GetImage')).toMatchObject({
      ok: true,
      answer: { RequestId: 'A', Name: 'x', Size: 3803970629 },
    });
    const images = read(
      { Images: [{ ImageId: 'a', Description: null, Labels: [{ Key: '__proto__', Value: 'null' }] }] },
      {},
      'ListImages',
    );
    expect(images).toMatchObject({
      ok: true,
      answer: { Images: [{ ImageId: 'a', Labels: [{ Key: '__proto__', Value: 'null' }] }] },
    });
    expect(JSON.stringify(images)).not.toContain(':null');
  });

  test('no list where the service counts nothing is an empty list', () => {
    expect(read({ TotalCount: 0, Labels: null })).toMatchObject({ ok: true, answer: { TotalCount: 0, Labels: [] } });
    expect(errorOf({ TotalCount: 2, Labels: null }).code).toBe('BAD_SHAPE');
  });

  test('that echo what was sent come without it', () => {
    const labels = { Labels: [{ Key: 'authorization', Value: 'Bearer long-canary-token, id testAK' }] };
    expect(read(labels)).toMatchObject({ answer: { Labels: [{ Value: 'Bearer ***, id testAK' }] } });
  });

  test.each(['a\r\nset-cookie: x', 'x'.repeat(65), 'testAK', 7])('a RequestId %j is left out', (RequestId) => {
    const result = read({ ...ONE_LABEL, RequestId });
    if (typeof RequestId !== 'string') return expect(result.ok).toBe(false);
    expect(result).toMatchObject({ ok: true, answer: { Labels: ONE_LABEL.Labels } });
    expect(JSON.stringify(result)).not.toContain('RequestId');
  });
});

describe('what is no answer of the service', () => {
  test.each([
    ['a redirect', '', { status: 302 }, 'UPSTREAM_REDIRECT', 'none'],
    ['a page', '<html><script>x()</script>', { contentType: 'text/html' }, 'UPSTREAM_NOT_JSON', 'none'],
    ['a page of a failing gateway', '<html>', { status: 502, contentType: 'text/html' }, 'UPSTREAM_NOT_JSON', 'time'],
    ['markup without a type', ' <!doctype html>', { contentType: '' }, 'UPSTREAM_NOT_JSON', 'none'],
    ['XML', '<Error/>', { status: 400, contentType: 'text/xml' }, 'UPSTREAM_NOT_JSON', 'none'],
    ['text', 'hello', { contentType: 'text/plain' }, 'UPSTREAM_NOT_JSON', 'none'],
    ['another compression', 'x', { contentEncoding: 'br' }, 'UPSTREAM_NOT_JSON', 'none'],
    ['half an answer', '{"Labels":[{"Key":"a"', {}, 'BAD_JSON', 'time'],
    ['nothing', '', {}, 'BAD_JSON', 'time'],
    ['nothing with a fault of the client', '', { status: 431, contentType: '' }, 'BAD_JSON', 'none'],
    ['a list', [], {}, 'BAD_SHAPE', 'none'],
    ['null', 'null', {}, 'BAD_SHAPE', 'none'],
    ['labels that are no list', { Labels: {} }, {}, 'BAD_SHAPE', 'none'],
    ['a hole in a list', { Labels: [null] }, {}, 'BAD_SHAPE', 'none'],
    ['an error without a code', { RequestId: 'A' }, { status: 500 }, 'BAD_SHAPE', 'time'],
    ['a strange code', { Code: '<b>' }, { status: 400 }, 'BAD_SHAPE', 'none'],
  ] as const)('%s', (_name, body, more, code, cure) => {
    const error = errorOf(body, more);
    expect(error).toMatchObject({ code, cure, status: 502, kind: cure === 'time' ? 'fault' : 'odd' });
    expect(error.message).toMatch(/^PAI in cn-hangzhou answered /);
    expect(JSON.stringify(error)).not.toMatch(/<|doctype|hello/);
  });

  test('an image without anything that an image has', () => {
    expect(errorOf({ RequestId: 'A' }, {}, 'GetImage').code).toBe('BAD_SHAPE');
  });

  test('bad fields are named by their path, never by their value', () => {
    const error = errorOf({
      Labels: [
        { Key: 'a', Value: 'b' },
        { Key: 'secret-ish', Value: 12 },
      ],
    });
    expect(error.badFields).toEqual(['Labels.1.Value']);
    expect(JSON.stringify(error)).not.toContain('secret-ish');
  });
});

describe("the service's code decides, not the status", () => {
  test.each([
    ['Throttling', 400, 429, 'throttled', 'time'],
    ['Throttling.User', 429, 429, 'throttled', 'time'],
    ['InvalidTimeStamp.Expired', 400, 502, 'refusal', 'clock'],
    ['SignatureNonceUsed', 400, 502, 'refusal', 'nonce'],
    ['InvalidSecurityToken.Expired', 400, 502, 'refusal', 'token'],
    ['InvalidSecurityToken.Malformed', 400, 502, 'refusal', 'none'],
    ['InvalidAccessKeyId.NotFound', 404, 502, 'refusal', 'none'],
    ['InvalidAccessKeyId.Inactive', 401, 502, 'refusal', 'none'],
    ['SignatureDoesNotMatch', 403, 502, 'refusal', 'none'],
    ['IncompleteSignature', 400, 502, 'refusal', 'none'],
    ['Forbidden.RAM', 403, 403, 'refusal', 'none'],
    ['NoPermission', 400, 403, 'refusal', 'none'],
    ['AccessDenied', 200, 403, 'refusal', 'none'],
    ['InvalidParameter', 400, 400, 'refusal', 'none'],
    ['MissingParameter', 500, 400, 'refusal', 'none'],
    ['ImageNotFound', 400, 404, 'refusal', 'none'],
    ['InvalidApi.NotFound', 404, 404, 'refusal', 'none'],
    ['InternalError', 200, 500, 'fault', 'time'],
    ['ServiceUnavailable', 503, 503, 'fault', 'time'],
    ['NeverSeen', 401, 502, 'refusal', 'none'],
    ['NeverSeen', 409, 409, 'refusal', 'none'],
    ['NeverSeen', 500, 500, 'fault', 'time'],
    ['NeverSeen', 200, 502, 'refusal', 'none'],
  ])('%s with %i is %i', (Code, status, own, kind, cure) => {
    const error = errorOf({ RequestId: 'R-1', HostId: 'h', Code, Message: 'because' }, { status });
    expect(error).toMatchObject({ status: own, kind, cure, requestId: 'R-1' });
    if (cure !== 'clock') expect(error).toMatchObject({ code: Code, message: 'because' });
  });

  test('an answer that also holds a code is an answer', () => {
    expect(read({ ...ONE_LABEL, Code: 'OK' }).ok).toBe(true);
    expect(read({ ...ONE_LABEL, Code: 'InternalError' }, { status: 500 }).ok).toBe(false);
  });

  test.each([
    [{ retryAfter: '7' }, 7],
    [{}, 1],
    [{ retryAfter: 'junk' }, 1],
  ])('throttling %j may be asked again after %i s', (headers, seconds) => {
    expect(errorOf({ Code: 'Throttling.Api' }, { status: 400, ...headers }).retryAfterSeconds).toBe(seconds);
  });

  test.each([
    ['Fri, 02 Jan 2026 03:24:05 GMT', /off by 20 min \(slow\)/],
    ['Fri, 02 Jan 2026 02:34:05 GMT', /off by 30 min \(fast\)/],
    ['Fri, 02 Jan 2026 08:04:05 GMT', /off by 5 hours \(slow\)/],
    ['Sun, 04 Jan 2026 03:04:04 GMT', /off by 2 days \(slow\)/],
    [undefined, /^The clock of this server is off;/],
  ])('a wrong clock is told in the unit of a person, by the date %s', (date, words) => {
    const more = date === undefined ? {} : { date };
    const error = errorOf({ Code: 'InvalidTimeStamp.Expired', Message: 'x' }, { status: 400, ...more });
    expect(error).toMatchObject({ code: 'CLOCK_SKEW', message: expect.stringMatching(words) });
  });
});

describe('what a refusal must not tell', () => {
  const AccessDeniedDetail = {
    AuthAction: 'paiimage:ListImageLabels',
    AuthPrincipalType: 'SubUser',
    AuthPrincipalOwnerId: '1234567890123456',
    AuthPrincipalDisplayName: 'bob@corp',
    NoPermissionType: 'ImplicitDeny',
    PolicyType: 'AccountLevelIdentityBasedPolicy',
    EncodedDiagnosticMessage: 'AQIBIAAAAOPsu',
  };

  test('the account and its people; what is missing is told', () => {
    const error = errorOf({ Code: 'NoPermission', Message: 'm', AccessDeniedDetail }, { status: 403 });
    expect(error.accessDeniedDetail).toEqual({
      AuthAction: 'paiimage:ListImageLabels',
      NoPermissionType: 'ImplicitDeny',
      PolicyType: 'AccountLevelIdentityBasedPolicy',
      EncodedDiagnosticMessage: 'AQIBIAAAAOPsu',
    });
  });

  test('keys, signatures, account ids and the text to sign, in any field', () => {
    const evil = 'testSK testAK 1234567890123456 Signature=abcdef1234 string to sign: GET';
    const error = errorOf(
      {
        Code: 'NoPermission',
        Message: evil,
        RequestId: 'testAK',
        HostId: evil,
        AccessDeniedDetail: { AuthAction: evil },
      },
      { status: 403 },
    );
    expect(JSON.stringify(error)).not.toMatch(/testAK|testSK|1234567890123456|abcdef1234|GET/);
    expect(errorOf({ Code: 'testAK' }, { status: 403 }).code).toBe('UPSTREAM_REFUSED');
  });
});

test.each([
  [401, 'text/html', '<h1>no</h1>'],
  [403, '', ''],
  [403, 'application/json', '{"error":"no"}'],
])('a refusal by its status alone is one, so nothing older stands in for it: %i %s', (status, contentType, body) => {
  expect(errorOf(body, { status, contentType })).toMatchObject({ kind: 'refusal', cure: 'none', status: 502 });
});
