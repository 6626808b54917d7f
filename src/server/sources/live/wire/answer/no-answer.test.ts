import { describe, expect, test } from 'vitest';
import { ONE_LABEL } from '../../testing/fault-server.ts';
import { errorOf, read } from '../../testing/read-response.ts';

describe('a response that is not an answer of the service', () => {
  test.each([
    ['a redirect', '', { status: 302 }, 'UPSTREAM_REDIRECT', 'none'],
    ['a page', '<html><script>x()</script>', { contentType: 'text/html' }, 'UPSTREAM_NOT_JSON', 'none'],
    ['a page of a failing gateway', '<html>', { status: 502, contentType: 'text/html' }, 'UPSTREAM_NOT_JSON', 'time'],
    ['markup without a type', ' <!doctype html>', { contentType: '' }, 'UPSTREAM_NOT_JSON', 'none'],
    ['a page with the type of JSON', '\n<html>', {}, 'UPSTREAM_NOT_JSON', 'none'],
    ['XML', '<Error/>', { status: 400, contentType: 'text/xml' }, 'UPSTREAM_NOT_JSON', 'none'],
    ['text', 'hello', { contentType: 'text/plain' }, 'UPSTREAM_NOT_JSON', 'none'],
    ['a status that means no data', '', { status: 204, contentType: '' }, 'UPSTREAM_NOT_JSON', 'none'],
    ['a status that means no data, with data', '{"Labels":[]}', { status: 205 }, 'UPSTREAM_NOT_JSON', 'none'],
    ['a status for a cached copy', '', { status: 304, contentType: '' }, 'UPSTREAM_NOT_JSON', 'none'],
    ['accepted, without data', '', { status: 202 }, 'UPSTREAM_NOT_JSON', 'none'],
    ['another compression', 'x', { contentEncoding: 'br' }, 'UPSTREAM_NOT_JSON', 'none'],
    ['half an answer', '{"Labels":[{"Key":"a"', {}, 'BAD_JSON', 'time'],
    ['nothing', '', {}, 'BAD_JSON', 'time'],
    ['nothing, with a client error', '', { status: 431, contentType: '' }, 'UPSTREAM_NOT_JSON', 'none'],
    ['a list', [], {}, 'BAD_SHAPE', 'none'],
    ['null', 'null', {}, 'BAD_SHAPE', 'none'],
    ['labels that are no list', { Labels: {} }, {}, 'BAD_SHAPE', 'none'],
    ['a hole in a list', { Labels: [null] }, {}, 'BAD_SHAPE', 'none'],
    ['an error without a code', { RequestId: 'A' }, { status: 500 }, 'BAD_SHAPE', 'time'],
    ['a strange code', { Code: '<b>' }, { status: 400 }, 'BAD_SHAPE', 'none'],
  ] as const)('%s', async (_name, body, more, code, fix) => {
    const error = await errorOf(body, more);
    expect(error).toMatchObject({ code, fix, status: 502, kind: fix === 'time' ? 'outage' : 'odd' });
    expect(error.message).toMatch(/^PAI in cn-hangzhou answered /);
    expect(JSON.stringify(error)).not.toMatch(/<|doctype|hello/);
  });

  test.each(['', ' \r\n', '\uFEFF'])('a body of nothing but white space, %j, is called empty', async (body) => {
    expect(await errorOf(body)).toMatchObject({
      ...{ code: 'BAD_JSON', fix: 'time' },
      message: 'PAI in cn-hangzhou answered with HTTP 200 and an empty body',
    });
  });

  test('an image without any of its fields', async () => {
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

describe('a failure whose body says nothing is judged by its status', () => {
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
    [500, 502, 'outage', 'time'],
    [503, 503, 'outage', 'time'],
    [504, 504, 'outage', 'time'],
  ])('%i', async (status, own, kind, fix) => {
    for (const [contentType, body] of bodies) {
      const error = await errorOf(body, { status, contentType, retryAfter: '7' });
      expect(error).toMatchObject({ kind, fix, status: own, retryAfterSeconds: 7 });
      expect(error.message).toMatch(`HTTP ${status}`);
    }
  });

  test('status 429 is throttling, with a retry after a second by default', async () => {
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
    ['GBK without a charset', gbk, 'application/json', /bytes that are not UTF-8: /],
    ['an invalid charset', gbk, 'application/json; charset=<b>', /bytes that are not UTF-8: /],
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

  test('UTF-8 with a mark is read, and U+FFFD is an ordinary character', async () => {
    const marked = `\uFEFF${body.replace('中', '\uFFFD')}`;
    for (const contentType of ['application/json', ''])
      expect(await read(marked, { contentType })).toMatchObject({
        value: { answer: { Labels: [{ Key: 'k', Value: '\uFFFD文' }] } },
      });
  });
});

describe('a status that says it all', () => {
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

describe('a status that tells the cause is reported with it, without a hint at the endpoint', () => {
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
      expect(kind).toBe(status === 429 ? 'throttled' : 'outage');
    },
  );
});
