import { describe, expect, test } from 'vitest';
import { liveOperation } from '../../live-operations.ts';
import { ONE_LABEL } from '../../testing/fault-server.ts';
import { errorOf, now, read } from '../../testing/read-response.ts';
import { readAnswer } from './read-answer.ts';

describe('answers', () => {
  test('keep the known fields', async () => {
    expect(await read({ ...ONE_LABEL, Extra: 1 })).toEqual({
      ok: true,
      value: { answer: ONE_LABEL, leftOut: undefined },
    });
  });

  test('contain no secret that the service echoes, in any JSON spelling', async () => {
    for (const secret of ['long-canary-token', 'canary"with\\signs'])
      expect(await read({ ...ONE_LABEL, Labels: [{ Key: 'echo', Value: `<${secret}>` }] })).toMatchObject({
        ok: true,
        value: { answer: { Labels: [{ Key: 'echo', Value: '<***>' }] } },
      });
  });

  test('contain no secret that is written with needless escapes', async () => {
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

  test('a missing list with a count of 0 is an empty list', async () => {
    expect(await read({ TotalCount: 0, Labels: null })).toMatchObject({
      ok: true,
      value: { answer: { TotalCount: 0, Labels: [] } },
    });
    expect((await errorOf({ TotalCount: 2, Labels: null })).code).toBe('BAD_SHAPE');
  });

  test('that echo sent values lose them', async () => {
    const labels = { Labels: [{ Key: 'authorization', Value: 'Bearer long-canary-token, id testAK' }] };
    expect(await read(labels)).toMatchObject({ value: { answer: { Labels: [{ Value: 'Bearer ***, id testAK' }] } } });
  });

  test.each(['a\r\nset-cookie: x', 'x'.repeat(65), 'testAK', 7])(
    'a RequestId %j is replaced by one of ours',
    async (RequestId) => {
      const result = await read({ ...ONE_LABEL, RequestId });
      const own = expect.stringMatching(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
      expect(result).toMatchObject({ ok: true, value: { answer: { Labels: ONE_LABEL.Labels, RequestId: own } } });
    },
  );
});

describe('a repeated field', () => {
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

  test('loses its row or its value, which is counted', async () => {
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

/** A JSON answer with one label, whose value is given as JSON. */
function oneLabel(value: string): string {
  return `{"Labels":[{"Key":"k","Value":"${value}"}]}`;
}

describe('large answers', () => {
  /** The longest block of the event loop while the answer was read, in milliseconds of CPU time of this process. */
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
    [
      'one image of a list with all labels',
      'ListImages',
      `{"Images":[{"ImageId":"a","Labels":[${'{"Key":"k","Value":"v"},'.repeat(300_000)}{}]}]}`,
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

  test('a hundred answers that arrive together do not hold the event loop', async () => {
    const bytes = Buffer.from(`{"Labels":[${'{"Key":"k","Value":"v"},'.repeat(10_000)}{"Key":"a"}]}`);
    const readAll = () => Promise.all(Array.from({ length: 100 }, () => read(bytes)));
    expect(await longestHold(readAll)).toBeLessThan(200);
  });

  test.each(['标签', '😀x', '\ud83d', '"', '\\', 'a\n', '\u0001😀'])(
    'a long value of %j stays complete',
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

  test('a secret at any position in a long value is hidden', async () => {
    for (const length of [65_530, 65_536, 131_060]) {
      const [before, after] = ['x'.repeat(length), '标'.repeat(70_000)];
      const Labels = [{ Key: 'long', Value: `${before}long-canary-token${after}` }];
      const hidden = [{ Key: 'long', Value: `${before}***${after}` }];
      expect(await read({ ...ONE_LABEL, Labels })).toMatchObject({ value: { answer: { Labels: hidden } } });
    }
  });

  test('are read one at a time, and abandoned when nobody waits', async () => {
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

  test('a secret that is cut at the end of a shown refusal is not revealed by its first half', async () => {
    for (let length = 15_980; length < 16_010; length += 1) {
      const Message = `${'testAK'.repeat(2_000)}${'x'.repeat(length - 12_000)}long-canary-token and more${'y'.repeat(9_000)}`;
      const error = await errorOf({ Code: 'NoPermission', Message }, { status: 403 });
      expect(error.message).not.toMatch(/long|testAK/);
      expect(error.message.length).toBeLessThanOrEqual(1_000);
    }
  });
});
