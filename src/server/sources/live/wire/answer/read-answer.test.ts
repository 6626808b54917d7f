import { describe, expect, test } from 'vitest';
import type { OperationName } from '../../../../../contract/operations.ts';
import { liveOperation } from '../../live-operations.ts';
import { ONE_LABEL } from '../../testing/fault-server.ts';
import { objectOf } from '../../testing/written.ts';
import { readAnswer } from '../read-answer.ts';
import type { Received } from '../send-request.ts';

const now = Date.UTC(2026, 0, 2, 3, 4, 5);

async function read(
  body: unknown,
  more: Partial<Received> = {},
  operation: OperationName = 'ListImageLabels',
  hasOwnEndpoint = false,
) {
  const received = {
    status: 200,
    contentType: 'application/json;charset=utf-8',
    contentEncoding: 'identity',
    body: Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    ...more,
  };
  const context = {
    region: 'cn-hangzhou',
    hasOwnEndpoint,
    asked: (name: string) => (operation === 'GetImage' && name === 'ImageId' ? 'a' : ''),
    now,
    secrets: ['long-canary-token', 'canary"with\\signs', 'testAK', 'testSK'],
    sent: [],
  };
  const result = await readAnswer(received, liveOperation(operation), context, new AbortController().signal);
  if (result === undefined) throw new Error('given up without a reason');
  if (!result.ok) return result;
  return { ok: true, value: { answer: objectOf(result.value.answer), leftOut: result.value.answer.leftOut } } as const;
}

async function errorOf(...asked: Parameters<typeof read>) {
  const result = await read(...asked);
  if (result.ok) throw new Error('an answer where a failure was due');
  return { ...result.error.error, kind: result.error.kind, fix: result.error.fix, badFields: result.error.badFields };
}

describe('answers', () => {
  test('come through with the fields that are known', async () => {
    expect(await read({ ...ONE_LABEL, Extra: 1 })).toEqual({
      ok: true,
      value: { answer: ONE_LABEL, leftOut: undefined },
    });
  });

  test('hold no secret that the service echoes, in whatever way JSON writes it', async () => {
    for (const secret of ['long-canary-token', 'canary"with\\signs'])
      expect(await read({ ...ONE_LABEL, Labels: [{ Key: 'echo', Value: `<${secret}>` }] })).toMatchObject({
        ok: true,
        value: { answer: { Labels: [{ Key: 'echo', Value: '<***>' }] } },
      });
  });

  test('hold none that is written with needless escapes', async () => {
    const escaped = [...'long-canary-token'].map((sign) => `\\u00${sign.charCodeAt(0).toString(16)}`).join('');
    const body = `{"Labels":[{"Key":"echo","Value":"<${escaped}>"}],"TotalCount":1}`;
    expect(await read(body)).toMatchObject({
      ok: true,
      value: { answer: { Labels: [{ Key: 'echo', Value: '<***>' }] } },
    });
  });

  test('a null counts as absent, as in a recorded answer of the service', async () => {
    const body = { RequestId: 'A', Name: 'x', Labels: null, Identity: null, Signature: null, Size: 3803970629 };
    expect(await read(body, {}, 'GetImage')).toMatchObject({
      ok: true,
      value: { answer: { RequestId: 'A', Name: 'x', Size: 3803970629 } },
    });
    const images = await read(
      { Images: [{ ImageId: 'a', Description: null, Labels: [{ Key: '__proto__', Value: 'null' }] }] },
      {},
      'ListImages',
    );
    expect(images).toMatchObject({
      ok: true,
      value: { answer: { Images: [{ ImageId: 'a', Labels: [{ Key: '__proto__', Value: 'null' }] }] } },
    });
    expect(JSON.stringify(images)).not.toContain(':null');
  });

  test('no list where the service counts nothing is an empty list', async () => {
    expect(await read({ TotalCount: 0, Labels: null })).toMatchObject({
      ok: true,
      value: { answer: { TotalCount: 0, Labels: [] } },
    });
    expect((await errorOf({ TotalCount: 2, Labels: null })).code).toBe('BAD_SHAPE');
  });

  test('that echo what was sent come without it', async () => {
    const labels = { Labels: [{ Key: 'authorization', Value: 'Bearer long-canary-token, id testAK' }] };
    expect(await read(labels)).toMatchObject({ value: { answer: { Labels: [{ Value: 'Bearer ***, id testAK' }] } } });
  });

  test.each(['a\r\nset-cookie: x', 'x'.repeat(65), 'testAK', 7])(
    'in the place of a RequestId %j stands one of ours',
    async (RequestId) => {
      const result = await read({ ...ONE_LABEL, RequestId });
      const own = expect.stringMatching(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
      expect(result).toMatchObject({ ok: true, value: { answer: { Labels: ONE_LABEL.Labels, RequestId: own } } });
    },
  );
});

describe('what is no answer of the service', () => {
  test.each([
    ['a redirect', '', { status: 302 }, 'UPSTREAM_REDIRECT', 'none'],
    ['a page', '<html><script>x()</script>', { contentType: 'text/html' }, 'UPSTREAM_NOT_JSON', 'none'],
    ['a page of a failing gateway', '<html>', { status: 502, contentType: 'text/html' }, 'UPSTREAM_NOT_JSON', 'time'],
    ['markup without a type', ' <!doctype html>', { contentType: '' }, 'UPSTREAM_NOT_JSON', 'none'],
    ['XML', '<Error/>', { status: 400, contentType: 'text/xml' }, 'UPSTREAM_NOT_JSON', 'none'],
    ['text', 'hello', { contentType: 'text/plain' }, 'UPSTREAM_NOT_JSON', 'none'],
    ['a status without data', '', { status: 204, contentType: '' }, 'UPSTREAM_NOT_JSON', 'none'],
    ['a status without data, with some', '{"Labels":[]}', { status: 205 }, 'UPSTREAM_NOT_JSON', 'none'],
    ['a status for who has it already', '', { status: 304, contentType: '' }, 'UPSTREAM_NOT_JSON', 'none'],
    ['a promise and no data', '', { status: 202 }, 'UPSTREAM_NOT_JSON', 'none'],
    ['another compression', 'x', { contentEncoding: 'br' }, 'UPSTREAM_NOT_JSON', 'none'],
    ['half an answer', '{"Labels":[{"Key":"a"', {}, 'BAD_JSON', 'time'],
    ['nothing', '', {}, 'BAD_JSON', 'time'],
    ['nothing with a fault of the client', '', { status: 431, contentType: '' }, 'UPSTREAM_NOT_JSON', 'none'],
    ['a list', [], {}, 'BAD_SHAPE', 'none'],
    ['null', 'null', {}, 'BAD_SHAPE', 'none'],
    ['labels that are no list', { Labels: {} }, {}, 'BAD_SHAPE', 'none'],
    ['a hole in a list', { Labels: [null] }, {}, 'BAD_SHAPE', 'none'],
    ['an error without a code', { RequestId: 'A' }, { status: 500 }, 'BAD_SHAPE', 'time'],
    ['a strange code', { Code: '<b>' }, { status: 400 }, 'BAD_SHAPE', 'none'],
  ] as const)('%s', async (_name, body, more, code, fix) => {
    const error = await errorOf(body, more);
    expect(error).toMatchObject({ code, fix, status: 502, kind: fix === 'time' ? 'fault' : 'odd' });
    expect(error.message).toMatch(/^PAI in cn-hangzhou answered /);
    expect(JSON.stringify(error)).not.toMatch(/<|doctype|hello/);
  });

  test('an image without anything that an image has', async () => {
    expect((await errorOf({ RequestId: 'A' }, {}, 'GetImage')).code).toBe('BAD_SHAPE');
  });

  test('bad fields are named by their path, never by their value', async () => {
    const error = await errorOf({
      Labels: [
        { Key: 'secret-ish', Value: ['secret-ish'] },
        { Key: 12, Value: 'secret-ish' },
      ],
    });
    expect(error).toMatchObject({
      badFields: ['Labels[0].Value', 'Labels[1].Key'],
      message: 'PAI in cn-hangzhou answered in an unexpected form: Labels[0].Value is a list, text is expected',
    });
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
    ['InternalError', 200, 500, 'fault', 'time'],
    ['ServiceUnavailable', 503, 503, 'fault', 'time'],
    ['NeverSeen', 401, 502, 'refusal', 'none'],
    ['NeverSeen', 409, 409, 'refusal', 'none'],
    ['NeverSeen', 500, 500, 'fault', 'time'],
    ['NeverSeen', 200, 502, 'refusal', 'none'],
  ])('%s with %i is %i', async (Code, status, own, kind, fix) => {
    const error = await errorOf({ RequestId: 'R-1', HostId: 'h', Code, Message: 'because' }, { status });
    expect(error).toMatchObject({ status: own, kind, fix, requestId: 'R-1' });
    if (fix !== 'clock') expect(error).toMatchObject({ code: Code, message: 'because' });
  });

  test('an answer that also holds a code is an answer', async () => {
    expect((await read({ ...ONE_LABEL, Code: 'OK' })).ok).toBe(true);
    expect((await read({ ...ONE_LABEL, Code: 'InternalError' }, { status: 500 })).ok).toBe(false);
  });

  test.each([
    [{ retryAfter: '7' }, 7],
    [{}, 1],
    [{ retryAfter: 'junk' }, 1],
  ])('throttling %j may be asked again after %i s', async (headers, seconds) => {
    expect((await errorOf({ Code: 'Throttling.Api' }, { status: 400, ...headers })).retryAfterSeconds).toBe(seconds);
  });

  test.each([
    ['Fri, 02 Jan 2026 03:24:05 GMT', /off by 20 min \(slow\)/],
    ['Fri, 02 Jan 2026 02:34:05 GMT', /off by 30 min \(fast\)/],
    ['Fri, 02 Jan 2026 08:04:05 GMT', /off by 5 hours \(slow\)/],
    ['Sun, 04 Jan 2026 03:04:04 GMT', /off by 2 days \(slow\)/],
    [undefined, /^The clock of this server is off;/],
  ])('a wrong clock is told in the unit of a person, by the date %s', async (date, words) => {
    const more = date === undefined ? {} : { date };
    const error = await errorOf({ Code: 'InvalidTimeStamp.Expired', Message: 'x' }, { status: 400, ...more });
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

  test('the account and its people; what is missing is told', async () => {
    const error = await errorOf({ Code: 'NoPermission', Message: 'm', AccessDeniedDetail }, { status: 403 });
    expect(error.accessDeniedDetail).toEqual({
      AuthAction: 'paiimage:ListImageLabels',
      NoPermissionType: 'ImplicitDeny',
      PolicyType: 'AccountLevelIdentityBasedPolicy',
      EncodedDiagnosticMessage: 'AQIBIAAAAOPsu',
    });
  });

  test('keys, signatures, account ids and the text to sign, in any field', async () => {
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

describe('a failure whose body tells nothing is judged by its status', () => {
  const bodies = [
    ['text/html', '<h1>no</h1>'],
    ['', ''],
    ['application/json', ''],
    ['application/json', '{"error":"no"}'],
    ['application/json', '{"Labels"'],
  ] as const;

  test.each([
    [401, 502, 'refusal', 'none'],
    [403, 403, 'refusal', 'none'],
    [404, 404, 'refusal', 'none'],
    [429, 429, 'throttled', 'time'],
    [418, 502, 'odd', 'none'],
    [500, 502, 'fault', 'time'],
    [503, 503, 'fault', 'time'],
    [504, 504, 'fault', 'time'],
  ])('%i', async (status, own, kind, fix) => {
    for (const [contentType, body] of bodies) {
      const error = await errorOf(body, { status, contentType, retryAfter: '7' });
      expect(error).toMatchObject({ kind, fix, status: own, retryAfterSeconds: 7 });
      expect(error.message).toMatch(`HTTP ${status}`);
    }
  });

  test('too many requests is throttling, which may be asked again after a second where nothing else is said', async () => {
    expect(await errorOf('', { status: 429 })).toMatchObject({ code: 'Throttling', retryAfterSeconds: 1 });
  });
});

describe('text that is not UTF-8 is named', () => {
  const body = '{"Labels":[{"Key":"k","Value":"中文"}]}';
  const gbk = Buffer.concat([
    Buffer.from('{"Labels":[{"Key":"k","Value":"'),
    Buffer.from('d6d0cec4', 'hex'),
    Buffer.from('"}]}'),
  ]);

  function utf32(text: string, isBigEnd: boolean): Buffer {
    const bytes = Buffer.alloc(text.length * 4);
    for (const [at, sign] of [...text].entries())
      bytes[isBigEnd ? 'writeUInt32BE' : 'writeUInt32LE'](sign.codePointAt(0) ?? 0, at * 4);
    return bytes;
  }

  test.each([
    [
      'GBK',
      gbk,
      'application/json; charset=GBK',
      /bytes that are not UTF-8 \(its type says GBK\): JSON in UTF-8 is expected$/,
    ],
    ['GBK that says nothing', gbk, 'application/json', /bytes that are not UTF-8: /],
    ['a type that is no word', gbk, 'application/json; charset=<b>', /bytes that are not UTF-8: /],
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${body}`, 'utf16le'), 'application/json', /text in UTF-16: /],
    ['UTF-16 without', Buffer.from(body, 'utf16le'), 'application/json', /text in UTF-16: /],
    ['UTF-16, big end first', Buffer.from(body, 'utf16le').swap16(), 'application/json', /text in UTF-16: /],
    ['UTF-32', utf32(body, false), 'application/json', /text in UTF-32: /],
    ['UTF-32, big end first', utf32(body, true), 'application/json', /text in UTF-32: /],
    ['UTF-32 with its mark', utf32(`\uFEFF${body}`, true), 'application/json', /text in UTF-32: /],
    ['nothing but NULs', Buffer.alloc(50), 'application/json', /bytes that are not text: JSON in UTF-8 is expected$/],
    ['nothing but NULs without a type', Buffer.alloc(50), '', /bytes that are not text: /],
    ['one NUL', Buffer.alloc(1), 'application/json', /bytes that are not text: /],
    ['a NUL behind JSON', Buffer.from(`${body}\0`), 'application/json', /bytes that are not text: /],
    ['a frame of another protocol', Buffer.from('000004010000000000', 'hex'), 'application/json', /not text: /],
    ['control characters', Buffer.from('\u0001\u0002{}'), 'application/json', /bytes that are not text: /],
    ['half a sign', Buffer.from(body).subarray(0, 32), 'application/json', /bytes that are not UTF-8: /],
  ] as const)('%s', async (_name, bytes, contentType, words) => {
    const error = await errorOf(bytes, { contentType });
    expect(error).toMatchObject({ code: 'UPSTREAM_NOT_JSON', kind: 'odd', message: expect.stringMatching(words) });
    expect(error.message).not.toMatch(/[<\uFFFD]/);
  });

  test('UTF-8 with a mark is read, and U+FFFD is a sign like any other', async () => {
    const marked = `\uFEFF${body.replace('中', '\uFFFD')}`;
    for (const contentType of ['application/json', ''])
      expect(await read(marked, { contentType })).toMatchObject({
        value: { answer: { Labels: [{ Key: 'k', Value: '\uFFFD文' }] } },
      });
  });
});

describe('a status that says all there is', () => {
  test.each([
    [204, 'answered with HTTP 204 (No Content), which has no data'],
    [304, 'answered with HTTP 304 (Not Modified), which has no data'],
    [202, 'answered with HTTP 202 and an empty body'],
  ])('%i is named', async (status, words) => {
    expect((await errorOf('', { status })).message).toBe(`PAI in cn-hangzhou ${words}`);
  });

  test('a status of success with data is an answer', async () => {
    expect(await read(ONE_LABEL, { status: 206 })).toMatchObject({ ok: true });
  });
});

describe('a refusal that is written in another way', () => {
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

  test('a wrapper with a status of success is none', async () => {
    const error = await errorOf({ code: 'OK', message: 'fine', data: [] });
    expect(error).toMatchObject({
      code: 'BAD_SHAPE',
      message: expect.stringContaining('fields found: code, message, data'),
    });
  });
});

describe('a field that is given more than once', () => {
  test.each([
    ['{"Labels":[],"Labels":[{"Key":"a"}]}', 'ListImageLabels', 'Labels is given more than once, a list is expected'],
    ['{"Labels":null,"Labels":[],"TotalCount":0}', 'ListImageLabels', 'Labels is given more than once'],
    ['{"Images":[],"Images":[],"TotalCount":0}', 'ListImages', 'Images is given more than once, a list is expected'],
    [
      '{"Labels":[{"Key":"a","Key":"b"}]}',
      'ListImageLabels',
      'Labels[0].Key is given more than once, text is expected',
    ],
  ] as const)('%s of %s: refused with its name', async (body, operation, words) => {
    const error = await errorOf(body, {}, operation);
    expect(error).toMatchObject({ code: 'BAD_SHAPE', fix: 'none', message: expect.stringContaining(words) });
  });

  test('costs its row or its value, which is counted', async () => {
    const labels =
      '{"Labels":[{"Key":"a","Value":"1"},{"Key":"b","Value":"1","Value":"1"}],"TotalCount":2,"TotalCount":2}';
    expect(await read(labels)).toMatchObject({
      value: {
        answer: { Labels: [{ Key: 'a', Value: '1' }] },
        leftOut: 'labels=1; field=Value, values=1; field=TotalCount',
      },
    });
    const images = '{"Images":[{"ImageId":"a"},{"ImageId":"b","ImageId":"c"},{"ImageId":"d","Labels":[],"Labels":[]}]}';
    expect(await read(images, {}, 'ListImages')).toMatchObject({
      value: { answer: { Images: [{ ImageId: 'a' }] }, leftOut: 'images=1; field=ImageId, images=1; field=Labels' },
    });
    expect(await read('{"ImageId":"a","Name":"x","Name":"y"}', {}, 'GetImage')).toMatchObject({
      value: { answer: { ImageId: 'a' }, leftOut: 'values=1; field=Name' },
    });
  });
});

describe('a row that cannot be read does not hide the others', () => {
  test('a label without a value has an empty one', async () => {
    const body = { Labels: [{ Key: 'a', Value: 'b' }, { Key: 'none' }, { Key: 'null', Value: null }], TotalCount: 3 };
    expect(await read(body)).toMatchObject({
      value: {
        answer: { TotalCount: 3, Labels: [{}, { Key: 'none', Value: '' }, { Key: 'null', Value: '' }] },
        leftOut: undefined,
      },
    });
  });

  test('labels that cannot be read are left out, and counted by their field', async () => {
    const odd = [
      { Key: 'a', Value: [] },
      { Key: 'b', Value: {} },
      { Key: 5, Value: 'x' },
      { Value: 'x' },
      null,
      'x',
      [1],
    ];
    const result = await read({ Labels: [...odd, { Key: 'ok', Value: 'b' }], TotalCount: 8 });
    expect(result).toMatchObject({
      ok: true,
      value: {
        answer: { TotalCount: 8, Labels: [{ Key: 'ok', Value: 'b' }] },
        leftOut: 'labels=2; field=Value, labels=2; field=Key, labels=3; field=Labels',
      },
    });
  });

  test('so are images, workspaces, and labels of images', async () => {
    const images = [
      { ImageId: 'a', WorkspaceId: 1, Labels: [{ Key: 'k', Value: 'v' }, { Key: ['k'] }] },
      { Name: 'without an id' },
      { ImageId: 'b', Size: 'large' },
      { ImageId: 'c', Labels: 'none' },
    ];
    expect(await read({ Images: images }, {}, 'ListImages')).toMatchObject({
      value: {
        answer: { Images: [{ ImageId: 'a', WorkspaceId: '1', Labels: [{ Key: 'k', Value: 'v' }] }] },
        leftOut: 'labels=1; field=Key, images=1; field=ImageId, images=1; field=Size, images=1; field=Labels',
      },
    });
    const workspaces = [
      { WorkspaceId: 7, EnvTypes: ['prod', null] },
      { WorkspaceId: '8', IsDefault: 'perhaps' },
    ];
    expect(await read({ Workspaces: workspaces }, {}, 'ListWorkspaces')).toMatchObject({
      value: {
        answer: { Workspaces: [{ WorkspaceId: '7', EnvTypes: ['prod'] }] },
        leftOut: 'workspaces=1; field=IsDefault',
      },
    });
  });

  test('one object is shown without the values that cannot be read', async () => {
    const image = { ImageId: 'a', Size: {}, Labels: [{ Key: 'k' }, {}] };
    expect(await read(image, {}, 'GetImage')).toMatchObject({
      value: {
        answer: { ImageId: 'a', Labels: [{ Key: 'k', Value: '' }] },
        leftOut: 'values=1; field=Size, labels=1; field=Key',
      },
    });
    expect(await read({ WorkspaceId: '', Owner: { UserId: [] } }, {}, 'GetWorkspace')).toMatchObject({
      value: { answer: { WorkspaceId: '', Owner: {} }, leftOut: 'values=1; field=Owner.UserId' },
    });
  });

  test('a page after the first may hold none that can be read', async () => {
    const body = Buffer.from('{"Images":[{"ImageId":null}],"TotalCount":101}');
    const received = { status: 200, contentType: 'application/json', contentEncoding: 'identity', body };
    const context = { region: 'cn-hangzhou', hasOwnEndpoint: true, now, secrets: [], sent: [] };
    const ask = (page: string) => {
      const asked = (name: string) => (name === 'PageNumber' ? page : '');
      return readAnswer(received, liveOperation('ListImages'), { ...context, asked }, new AbortController().signal);
    };
    expect(await ask('2')).toMatchObject({ ok: true, value: { answer: { leftOut: 'images=1; field=ImageId' } } });
    // A good endpoint is not to be blamed.
    expect(await ask('1')).toMatchObject({
      error: { error: { message: expect.stringMatching(/Images\[0\]\.ImageId is null, text is expected$/) } },
    });
  });

  test.each([
    [{ RequestId: 'A', TotalCount: 1 }, 'Labels is missing, a list is expected'],
    [{ Labels: { a: 1 } }, 'Labels is an object, a list is expected'],
    [{ Labels: 'x' }, 'Labels is text, a list is expected'],
    [{ Labels: [{ Key: 3.1, Value: 'x' }] }, 'Labels[0].Key is a number, text is expected'],
    [{ Labels: [{ Key: true, Value: 'x' }] }, 'Labels[0].Key is true or false, text is expected'],
  ])('what is wrong in %j is said', async (body, words) => {
    const { code, message } = await errorOf(body);
    expect([code, message]).toEqual(['BAD_SHAPE', `PAI in cn-hangzhou answered in an unexpected form: ${words}`]);
  });
});

describe('forms that mean one thing only are read', () => {
  test('numbers as text, text as numbers, with every digit', async () => {
    const body = `{"TotalCount":"1","Images":[{"ImageId":9007199254740993,"Name":2024,"Size":"3803970629",
      "WorkspaceId":12345678901234567890,"UserId":1234567890123456789,"ParentUserId":12345,
      "Labels":[{"Key":"py","Value":3.10},{"Key":"n","Value":12},{"Key":"e","Value":1e3},{"Key":"t","Value":true}]}]}`;
    expect(await read(body, {}, 'ListImages')).toMatchObject({
      value: {
        answer: {
          TotalCount: 1,
          Images: [
            {
              ImageId: '9007199254740993',
              Name: '2024',
              Size: 3803970629,
              WorkspaceId: '12345678901234567890',
              UserId: '1234567890123456789',
              ParentUserId: '12345',
              Labels: [
                { Key: 'py', Value: '3.10' },
                { Key: 'n', Value: '12' },
                { Key: 'e', Value: '1e3' },
                { Key: 't', Value: 'true' },
              ],
            },
          ],
        },
        leftOut: undefined,
      },
    });
  });

  test.each([
    ['"true"', true],
    ['"False"', false],
    ['true', true],
  ])('IsDefault %s is %s', async (written, value) => {
    const body = `{"Workspaces":[{"WorkspaceId":"1","IsDefault":${written}}]}`;
    expect(await read(body, {}, 'ListWorkspaces')).toMatchObject({
      value: { answer: { Workspaces: [{ IsDefault: value }] } },
    });
  });

  test('a count that is none is left out alone', async () => {
    expect(await read({ ...ONE_LABEL, TotalCount: 'many' })).toMatchObject({
      value: { answer: { Labels: ONE_LABEL.Labels }, leftOut: 'values=1; field=TotalCount' },
    });
  });
});

/** An answer in JSON with one label, whose value is JSON already. */
function oneLabel(value: string): string {
  return `{"Labels":[{"Key":"k","Value":"${value}"}]}`;
}

describe('a status that tells the cause is told with it, and the endpoint is not suspected', () => {
  const bodies = [
    ['', {}],
    ['{}', {}],
    ['[]', {}],
    ['{"message":"slow down"}', {}],
    ['{"Code":', {}],
    ['<html>busy</html>', { contentType: 'text/html' }],
    ['<Error/>', { contentType: 'text/xml' }],
    ['busy', { contentType: 'text/plain' }],
    ['x', { contentEncoding: 'br' }],
  ] as const;
  const causes = [
    [429, /: PAI, or a gateway in between, limits the pace of requests$/],
    [502, /: a gateway in between got no valid answer from PAI$/],
    [503, /: PAI, or a gateway in between, cannot answer now$/],
    [504, /: a gateway in between waited too long for PAI$/],
  ] as const;
  test.each(causes.flatMap(([status, cause]) => bodies.map(([body, more]) => ({ status, body, more, cause }))))(
    '$status with $body',
    async ({ status, body, more, cause }) => {
      const { message, kind } = await errorOf(body, { status, ...more }, 'ListImageLabels', true);
      expect(message).toMatch(cause);
      expect(message).not.toMatch(/--endpoint|sign-in|busy|slow down/);
      expect(kind).toBe(status === 429 ? 'throttled' : 'fault');
    },
  );
});

describe('rows under another name are not guessed, but the names found are told', () => {
  test.each<[string, OperationName, string]>([
    ['{"data":{"Labels":[]}}', 'ListImageLabels', 'Labels is missing, a list is expected; fields found: data'],
    [
      '{"RequestId":"A","TotalCount":0.5,"labels":[],"requestId":"a"}',
      'ListImageLabels',
      'Labels is missing, a list is expected; fields found: labels, requestId',
    ],
    [
      '{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"a":8}',
      'ListImages',
      'Images is missing, a list is expected; fields found: a, b, c, d, e and 2 more',
    ],
    ['{"body":{"ImageId":"a"}}', 'GetImage', 'ImageId, Name, ImageUri are missing; fields found: body'],
    ['{"Data":{"WorkspaceId":"1"}}', 'GetWorkspace', 'WorkspaceId is missing; fields found: Data'],
    [
      '{"LONG-canary-token":1,"a name":2,"":3}',
      'ListImageLabels',
      'Labels is missing, a list is expected; fields found: 3 of other names',
    ],
    [
      '{"LTAI5tQZ7yWxR2aBcDeFgHiJ":1,"x":2}',
      'ListImageLabels',
      'Labels is missing, a list is expected; fields found: x and 1 more',
    ],
    ['{}', 'ListImageLabels', 'Labels is missing, a list is expected'],
  ])('%s', async (body, operation, words) => {
    const { code, message } = await errorOf(body, {}, operation);
    expect([code, message]).toEqual(['BAD_SHAPE', `PAI in cn-hangzhou answered in an unexpected form: ${words}`]);
  });
});

describe('numbers that no count and no id can be', () => {
  const odd = ['-1', '1.5', '1e400', '-1e400', '1e-3', '9007199254740993', '"-1"', '"1.5"'];
  test.each(odd)('Size %s leaves the image out', async (Size) => {
    const body = `{"TotalCount":2,"Images":[{"ImageId":"a","Size":${Size}},{"ImageId":"b","Size":1e3}]}`;
    expect(await read(body, {}, 'ListImages')).toMatchObject({
      value: { answer: { Images: [{ ImageId: 'b', Size: 1_000 }] }, leftOut: 'images=1; field=Size' },
    });
    expect((await errorOf(`{"Images":[{"ImageId":"a","Size":${Size}}]}`, {}, 'ListImages')).message).toMatch(
      /Images\[0\]\.Size is (a number|text), a whole number from 0 to 9007199254740991 is expected$/,
    );
  });

  test.each(odd)('TotalCount %s is left out alone', async (TotalCount) => {
    const result = await read(`{"TotalCount":${TotalCount},"Labels":[{"Key":"a","Value":"b"}]}`);
    expect(result).toMatchObject({ ok: true, value: { leftOut: 'values=1; field=TotalCount' } });
    expect(JSON.stringify(result)).not.toContain('"TotalCount"');
  });

  test.each(['-1', '1.5', '1e400', '1E3', '-0', '"-1"', '"1e3"', '"1."'])('WorkspaceId %s', async (id) => {
    const images = `{"Images":[{"ImageId":"a","WorkspaceId":${id}},{"ImageId":"b","WorkspaceId":12}]}`;
    expect(await read(images, {}, 'ListImages')).toMatchObject({
      value: { answer: { Images: [{ ImageId: 'b', WorkspaceId: '12' }] }, leftOut: 'images=1; field=WorkspaceId' },
    });
    const workspaces = `{"Workspaces":[{"WorkspaceId":${id}},{"WorkspaceId":"12"}]}`;
    expect(await read(workspaces, {}, 'ListWorkspaces')).toMatchObject({
      value: { leftOut: 'workspaces=1; field=WorkspaceId' },
    });
    expect((await errorOf(`{"WorkspaceId":${id}}`, {}, 'GetWorkspace')).message).toContain('WorkspaceId is ');
  });
});

describe('large answers', () => {
  /** The longest that the event loop was held while the answer was read, in milliseconds of this process's own work. */
  async function longestHold(work: () => Promise<unknown>): Promise<number> {
    let isOver = false;
    const watching = (async () => {
      let longest = 0;
      let before = process.cpuUsage();
      while (!isOver) {
        await new Promise((resolve) => setImmediate(resolve));
        const { user } = process.cpuUsage(before);
        longest = Math.max(longest, user / 1_000);
        before = process.cpuUsage();
      }
      return longest;
    })();
    await work();
    isOver = true;
    return watching;
  }

  test.each([
    ['bad rows', 'ListImageLabels', `{"Labels":[${'1,'.repeat(1_000_000)}1]}`],
    ['bad rows and a good one', 'ListImageLabels', `{"Labels":[${'{},'.repeat(1_000_000)}{"Key":"a"}]}`],
    ['sound rows', 'ListImageLabels', `{"Labels":[${'{"Key":"k","Value":"v"},'.repeat(300_000)}{"Key":"a"}]}`],
    [
      'a refusal of 8 MB',
      'ListImageLabels',
      `{"Code":"NoPermission","Message":"${'LTAI Signature= '.repeat(500_000)}"}`,
    ],
    [
      'one image with all labels',
      'GetImage',
      `{"ImageId":"a","Labels":[${'{"Key":"k","Value":"v"},'.repeat(300_000)}{}]}`,
    ],
    ['bad labels in one image', 'ListImages', `{"Images":[{"ImageId":"a","Labels":[${'7,'.repeat(1_000_000)}7]}]}`],
    ['a value in Chinese', 'ListImageLabels', oneLabel('标签'.repeat(1_000_000))],
    ['a value of quotes', 'ListImageLabels', oneLabel('\\"'.repeat(3_000_000))],
    ['a value of escapes', 'ListImageLabels', oneLabel('\\ud83d\\ude00'.repeat(500_000))],
    ['a value that is percent-encoded', 'ListImageLabels', oneLabel('%41'.repeat(2_000_000))],
    ['a value of the token', 'ListImageLabels', oneLabel('long-canary-token '.repeat(300_000))],
    ['a key of emoji', 'ListImageLabels', `{"Labels":[{"Key":"${'😀'.repeat(1_500_000)}"}]}`],
    ['deep lists', 'ListImages', `{"Images":${'['.repeat(8_000_000)}`],
  ] as const)('%s do not hold the event loop', async (_name, operation, body) => {
    const bytes = Buffer.from(body);
    expect(await longestHold(() => read(bytes, {}, operation))).toBeLessThan(200);
  });

  test.each(['标签', '😀x', '\ud83d', '"', '\\', 'a\n', '\u0001😀'])(
    'a long value of %j comes through',
    async (sign) => {
      for (const before of ['', 'a', 'ab']) {
        const Labels = [
          { Key: 'short', Value: 'v' },
          { Key: 'long', Value: before + sign.repeat(200_000) },
          { Key: 'last', Value: 'v' },
        ];
        expect(await read({ ...ONE_LABEL, Labels })).toMatchObject({ value: { answer: { Labels } } });
      }
    },
  );

  test('a secret in a long value is hidden wherever it stands', async () => {
    for (const length of [65_530, 65_536, 131_060]) {
      const [before, after] = ['x'.repeat(length), '标'.repeat(70_000)];
      const Labels = [{ Key: 'long', Value: `${before}long-canary-token${after}` }];
      const hidden = [{ Key: 'long', Value: `${before}***${after}` }];
      expect(await read({ ...ONE_LABEL, Labels })).toMatchObject({ value: { answer: { Labels: hidden } } });
    }
  });

  test('are read one at a time, and given up when nobody waits', async () => {
    const body = Buffer.from(`{"Labels":[${'{"Key":"k","Value":"v"},'.repeat(100_000)}{}]}`);
    const received = { status: 200, contentType: 'application/json', contentEncoding: 'identity', body };
    const context = { region: 'cn-hangzhou', hasOwnEndpoint: false, asked: () => '', now, secrets: [], sent: [] };
    const ended: number[] = [];
    const leaving = new AbortController();
    const signals = [new AbortController().signal, leaving.signal, new AbortController().signal];
    const reading = signals.map(async (signal, number) => {
      const result = await readAnswer(received, liveOperation('ListImageLabels'), context, signal);
      ended.push(number);
      return result?.ok;
    });
    leaving.abort();
    expect(await Promise.all(reading)).toEqual([true, undefined, true]);
    expect(ended).toEqual([1, 0, 2]);
  });

  test('a secret at the end of what is shown of a refusal is not told by its first half', async () => {
    for (let length = 15_980; length < 16_010; length += 1) {
      const Message = `${'testAK'.repeat(2_000)}${'x'.repeat(length - 12_000)}long-canary-token and more${'y'.repeat(9_000)}`;
      const error = await errorOf({ Code: 'NoPermission', Message }, { status: 403 });
      expect(error.message).not.toMatch(/long|testAK/);
      expect(error.message.length).toBeLessThanOrEqual(1_000);
    }
  });
});
