import { describe, expect, test } from 'vitest';
import { ONE_LABEL } from '../../testing/fault-server.ts';
import { errorOf, read } from '../../testing/read-response.ts';

test('a refusal stays whole if a secret is too short to be one', async () => {
  // R-1 is among the secrets of these tests.
  const error = await errorOf({ RequestId: 'R-1', Code: 'NoPermission', Message: 'not R-1' }, { status: 403 });
  expect(error).toMatchObject({ message: 'not R-1', requestId: 'R-1' });
});

describe("the service's code decides, not the status", () => {
  test.each([
    ['Throttling', 400, 429, 'throttled', 'time'],
    ['Throttling.User', 429, 429, 'throttled', 'time'],
    ['InvalidTimeStamp.Expired', 400, 502, 'refusal', 'clock'],
    ['SignatureNonceUsed', 400, 502, 'refusal', 'nonce'],
    ['InvalidSecurityToken.Expired', 400, 502, 'refusal', 'token'],
    ['InvalidSecurityToken.Malformed', 400, 502, 'refusal', 'key'],
    ['InvalidAccessKeyId.NotFound', 404, 502, 'refusal', 'key'],
    ['InvalidAccessKeyId.Inactive', 401, 502, 'refusal', 'key'],
    ['SignatureDoesNotMatch', 403, 502, 'refusal', 'key'],
    ['IncompleteSignature', 400, 502, 'refusal', 'key'],
    ['Forbidden.AccessKeyDisabled', 403, 502, 'refusal', 'key'],
    ['MissingSecurityToken', 400, 502, 'refusal', 'key'],
    ['InvalidTimeStamp.Format', 400, 502, 'refusal', 'none'],
    ['Forbidden.RAM', 403, 403, 'refusal', 'none'],
    ['NoPermission', 400, 403, 'refusal', 'none'],
    ['AccessDenied', 200, 403, 'refusal', 'none'],
    ['InvalidParameter', 400, 400, 'refusal', 'none'],
    ['MissingParameter', 500, 400, 'refusal', 'none'],
    ['ImageNotFound', 400, 404, 'refusal', 'none'],
    ['InvalidApi.NotFound', 404, 404, 'refusal', 'none'],
    ['InternalError', 200, 500, 'outage', 'time'],
    ['ServiceUnavailable', 503, 503, 'outage', 'time'],
    ['NeverSeen', 401, 502, 'refusal', 'none'],
    ['NeverSeen', 409, 409, 'refusal', 'none'],
    ['NeverSeen', 500, 500, 'outage', 'time'],
    ['NeverSeen', 200, 502, 'refusal', 'none'],
  ])('%s with %i is %i', async (Code, status, own, kind, fix) => {
    const error = await errorOf({ RequestId: 'R-1', HostId: 'h', Code, Message: 'because' }, { status });
    expect(error).toMatchObject({ status: own, kind, fix, requestId: 'R-1' });
    if (fix !== 'clock') expect(error).toMatchObject({ code: Code, message: 'because' });
  });

  test('an answer that also has a code is an answer', async () => {
    expect((await read({ ...ONE_LABEL, Code: 'OK' })).ok).toBe(true);
    expect((await read({ ...ONE_LABEL, Code: 'InternalError' }, { status: 500 })).ok).toBe(false);
  });

  test.each([
    [{ retryAfter: '7' }, 7],
    [{}, 1],
    [{ retryAfter: 'junk' }, 1],
  ])('throttling with %j allows a retry after %i s', async (headers, seconds) => {
    expect((await errorOf({ Code: 'Throttling.Api' }, { status: 400, ...headers })).retryAfterSeconds).toBe(seconds);
  });

  test.each([
    ['Fri, 02 Jan 2026 03:24:05 GMT', /off by 20 min \(slow\)/],
    ['Fri, 02 Jan 2026 02:34:05 GMT', /off by 30 min \(fast\)/],
    ['Fri, 02 Jan 2026 08:04:05 GMT', /off by 5 hours \(slow\)/],
    ['Sun, 04 Jan 2026 03:04:04 GMT', /off by 2 days \(slow\)/],
    [undefined, /^The clock of this server is off;/],
  ])('a wrong clock is reported in a unit that people use, for the date %s', async (date, words) => {
    const more = date === undefined ? {} : { date };
    const error = await errorOf({ Code: 'InvalidTimeStamp.Expired', Message: 'x' }, { status: 400, ...more });
    expect(error).toMatchObject({ code: 'CLOCK_SKEW', message: expect.stringMatching(words) });
  });
});

describe('a refusal does not reveal', () => {
  const AccessDeniedDetail = {
    AuthAction: 'paiimage:ListImageLabels',
    AuthPrincipalType: 'SubUser',
    AuthPrincipalOwnerId: '1234567890123456',
    AuthPrincipalDisplayName: 'bob@corp',
    NoPermissionType: 'ImplicitDeny',
    PolicyType: 'AccountLevelIdentityBasedPolicy',
    EncodedDiagnosticMessage: 'AQIBIAAAAOPsu',
  };

  test('the account and its users, but reports the missing permission', async () => {
    const error = await errorOf({ Code: 'NoPermission', Message: 'm', AccessDeniedDetail }, { status: 403 });
    expect(error.accessDeniedDetail).toEqual({
      AuthAction: 'paiimage:ListImageLabels',
      NoPermissionType: 'ImplicitDeny',
      PolicyType: 'AccountLevelIdentityBasedPolicy',
      EncodedDiagnosticMessage: 'AQIBIAAAAOPsu',
    });
  });

  test('keys, signatures, account ids and the string to sign, in any field', async () => {
    const evil = 'testSK testAK 1234567890123456 Signature=abcdef1234 string to sign: GET';
    const error = await errorOf(
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
    expect((await errorOf({ Code: 'testAK' }, { status: 403 })).code).toBe('UPSTREAM_REFUSED');
  });
});

describe('a refusal in another spelling', () => {
  test('with small letters is read', async () => {
    const body = {
      code: 'Forbidden',
      message: 'no, said long-canary-token',
      requestId: 'R-1',
      accessDeniedDetail: { AuthAction: 'a:b' },
    };
    expect(await errorOf(body, { status: 403 })).toMatchObject({
      code: 'Forbidden',
      message: 'no, said ***',
      status: 403,
      kind: 'refusal',
      requestId: 'R-1',
      accessDeniedDetail: { AuthAction: 'a:b' },
    });
    expect(await errorOf({ code: 'Throttling.User', message: 'slow' }, { status: 400 })).toMatchObject({
      kind: 'throttled',
    });
  });

  test.each<[body: unknown, words: string]>([
    [{ code: 403, message: 'no, said long-canary-token' }, '; its message is "no, said ***"'],
    [{ message: 'no "way"' }, '; its message is "no \\"way\\""'],
    [{ error: { code: 'Forbidden' }, status: 403 }, '; fields found: error, status'],
    [{ 'long-canary-token': 1 }, '; fields found: 1 of other names'],
    [{ Message: 7, Code: null }, '; fields found: Message, Code'],
    [{}, ''],
  ])('%j keeps its reason or names its fields', async (body, words) => {
    const error = await errorOf(body, { status: 403 });
    expect(error).toMatchObject({ code: 'BAD_SHAPE', status: 403, kind: 'refusal' });
    expect(error.message).toBe(`PAI in cn-hangzhou answered with HTTP 403 and without an error code${words}`);
  });

  test('a wrapper with a success status is not a refusal', async () => {
    const error = await errorOf({ code: 'OK', message: 'fine', data: [] });
    expect(error).toMatchObject({
      code: 'BAD_SHAPE',
      message: expect.stringContaining('fields found: code, message, data'),
    });
  });
});
