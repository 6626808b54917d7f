import { request as send } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { createTokenGate } from '../auth/token-gate.ts';
import { createResponseBudget } from '../http/response-budget.ts';
import { createLog } from '../log/log.ts';
import { type ImageSource, WrittenAnswer } from '../sources/image-source.ts';
import { builtInSource, serve, settingsOf } from '../testing/serve.ts';

type Served = Awaited<ReturnType<typeof serve>>;
const open: Served[] = [];
afterEach(async () => {
  for (const served of open.splice(0)) await served.close();
});

/** The built-in catalog, and the number of its calls for labels. */
async function served(parts: Parameters<typeof serve>[0] = {}) {
  const source = builtInSource();
  const state = { asked: 0 };
  const listImageLabels: ImageSource['listImageLabels'] = (...asked) => {
    state.asked += 1;
    return source.listImageLabels(...asked);
  };
  const one = await serve({ source: { ...source, listImageLabels }, ...parts });
  open.push(one);
  return { ...one, state };
}

interface Got {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
}

/** Sends a request without decompression: the bytes stay as they were sent. */
function ask(url: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Got> {
  return new Promise((resolve, reject) => {
    const sent = send(url, { method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () =>
        resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }),
      );
      answer.on('error', reject);
    });
    sent.on('error', reject).end();
  });
}

const LABELS = '/api/v1/image/labels?LabelFilter=system.chipType%3DGPU';
const codeOf = ({ status, body }: Got) => [status, JSON.parse(body.toString()).Code];

describe('a repeated request', () => {
  test('gets the same body and headers, with another RequestId in the header', async () => {
    const { url, state } = await served();
    const [first, second, third] = [await ask(url + LABELS), await ask(url + LABELS), await ask(url + LABELS)];
    expect(state.asked).toBe(1);
    const { RequestId } = JSON.parse(first.body.toString());
    expect(first.headers['x-acs-request-id']).toBe(RequestId);
    for (const again of [second, third]) {
      expect(again.body.equals(first.body)).toBe(true);
      const { 'x-acs-request-id': id, date: _, ...rest } = again.headers;
      const { 'x-acs-request-id': __, date: ___, ...before } = first.headers;
      expect(id).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
      expect(id).not.toBe(RequestId);
      expect(rest).toEqual(before);
    }
    expect(second.headers['x-acs-request-id']).not.toBe(third.headers['x-acs-request-id']);
  });

  test('gets the cached response for any spelling, and another request does not', async () => {
    const { url, state } = await served();
    const labels = `${url}/api/v1/image/labels`;
    const first = await ask(`${labels}?LabelKeys=b,a&LabelFilter=system.chipType=GPU`);
    for (const query of [
      'LabelFilter=system.chipType%3DGPU&LabelKeys=a,b',
      'LabelKeys=a,b,a&LabelFilter=system.chipType=GPU&ImageId=',
      '&LabelKeys=b%2Ca&&LabelFilter=system%2EchipType=GPU',
    ])
      expect((await ask(`${labels}?${query}`)).body.equals(first.body)).toBe(true);
    expect(state.asked).toBe(1);
    for (const query of ['LabelKeys=b,a', 'LabelFilter=system.chipType=GPU', 'LabelKeys=b%20,a'])
      await ask(`${labels}?${query}`);
    expect(state.asked).toBe(4);
  });

  test('bypasses the cache if it asks for that', async () => {
    const { url, state } = await served();
    const first = await ask(url + LABELS);
    const newer = await ask(url + LABELS, { 'Cache-Control': 'no-cache' });
    expect(JSON.parse(newer.body.toString()).RequestId).not.toBe(JSON.parse(first.body.toString()).RequestId);
    expect(state.asked).toBe(2);
    expect((await ask(url + LABELS)).body.equals(newer.body)).toBe(true);
  });

  test('is cached for other operations too, separately', async () => {
    const { url } = await served();
    for (const path of ['/api/v1/images?PageSize=2', '/api/v1/images?PageSize=2&PageNumber=2', '/api/v1/workspaces']) {
      const [first, second] = [await ask(url + path), await ask(url + path)];
      expect(second.body.equals(first.body)).toBe(true);
      expect(first.status).toBe(200);
    }
  });

  test('is refused again without the cache', async () => {
    const { url } = await served();
    const path = '/api/v1/images/image-of-nobody';
    const [first, second] = [await ask(url + path), await ask(url + path)];
    expect(codeOf(second)).toEqual([404, 'ImageNotFound']);
    expect(second.headers['x-acs-request-id']).toBe(JSON.parse(second.body.toString()).RequestId);
    expect(second.body.equals(first.body)).toBe(false);
  });
});

describe('compression', () => {
  const DECODERS = { br: brotliDecompressSync, gzip: gunzipSync } as const;

  test.each(['br', 'gzip'] as const)('%s, for the first client and for those after it', async (encoding) => {
    const { url } = await served();
    const plain = await ask(url + LABELS);
    for (let n = 0; n < 3; n += 1) {
      const got = await ask(url + LABELS, { 'Accept-Encoding': encoding });
      expect(got.headers['content-encoding']).toBe(encoding);
      expect(got.headers.vary).toBe('Accept-Encoding');
      expect(Number(got.headers['content-length'])).toBe(got.body.length);
      expect(got.body.length).toBeLessThan(plain.body.length / 2);
      expect(DECODERS[encoding](got.body).equals(plain.body)).toBe(true);
    }
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect((await ask(url + LABELS, { 'Accept-Encoding': 'br;q=0, gzip;q=0' })).body.equals(plain.body)).toBe(true);
  });

  test('of every response over 1 KB, also refusals; of none below', async () => {
    const { url } = await served();
    const long = 'x'.repeat(3_000);
    for (const path of [
      '/api/provenance',
      '/api/session',
      '/api/v1/images',
      `/api/v1/image/labels?LabelFilter=${long}`,
    ]) {
      const [plain, small] = [await ask(url + path), await ask(url + path, { 'Accept-Encoding': 'gzip, br' })];
      expect(small.headers['content-encoding']).toBe(plain.body.length > 1_024 ? 'br' : undefined);
      const body = plain.body.length > 1_024 ? brotliDecompressSync(small.body) : small.body;
      expect(Object.keys(JSON.parse(body.toString()))).toEqual(Object.keys(JSON.parse(plain.body.toString())));
    }
    const none = await ask(`${url}/api/v1/image/labels?LabelFilter=a=b`, { 'Accept-Encoding': 'gzip, br' });
    expect(none.headers['content-encoding']).toBeUndefined();
  });
});

describe('cached responses are still checked', () => {
  const TOKEN = 'a-token-of-the-tests-12345';
  const COOKIE = 'the-secret-of-the-cookie-678';

  test('Host, origin, method and body', async () => {
    const { url } = await served();
    for (let n = 0; n < 2; n += 1) await ask(url + LABELS);
    expect(codeOf(await ask(url + LABELS, { Host: 'elsewhere.example' }))).toEqual([421, 'MisdirectedRequest']);
    const foreign = { Origin: 'https://elsewhere.example' };
    expect(codeOf(await ask(url + LABELS, foreign))).toEqual([403, 'Forbidden.CrossOrigin']);
    expect(codeOf(await ask(url + LABELS, {}, 'POST'))).toEqual([405, 'UnsupportedHTTPMethod']);
    expect((await ask(url + LABELS, {}, 'HEAD')).status).toBe(405);
    const lengthy = { 'Content-Length': '1' };
    expect((await ask(url + LABELS, { ...lengthy, Expect: '100-continue' })).status).toBe(400);
  });

  test('the access token', async () => {
    const { url, port } = await served({ gate: createTokenGate(TOKEN, 7, COOKIE) });
    const signedIn = [{ Authorization: `Bearer ${TOKEN}` }, { Cookie: `a=b; pai-image-labels-7=${COOKIE}` }];
    for (const headers of [...signedIn, ...signedIn]) expect((await ask(url + LABELS, headers)).status).toBe(200);
    const strangers: readonly Readonly<Record<string, string>>[] = [
      {},
      { Authorization: 'Bearer of-something-else-12345' },
      { Cookie: `pai-image-labels-${port}=${COOKIE}` },
      { Cookie: 'pai-image-labels-7=guessed' },
    ];
    for (const headers of strangers) expect((await ask(url + LABELS, headers)).status).toBe(401);
    expect((await ask(`${url + LABELS}&token=${TOKEN}`)).status).toBe(401);
  });

  test('overload, and too many unread responses', async () => {
    const state = { isOverloaded: false };
    const busy = await served({ isOverloaded: () => state.isOverloaded });
    await ask(busy.url + LABELS);
    state.isOverloaded = true;
    expect(codeOf(await ask(busy.url + LABELS))).toEqual([503, 'OVERLOADED']);

    const budget = createResponseBudget(2_000, () => {});
    const full = await served({
      budget: { ...budget, take: (response, bytes) => bytes < 2_000 && budget.take(response, bytes) },
    });
    for (let n = 0; n < 2; n += 1) expect(codeOf(await ask(full.url + LABELS))).toEqual([503, 'OVERLOADED']);
  });
});

test('a response of the live cache has its age, the RequestId of PAI, and its log line', async () => {
  const lines: string[] = [];
  const settings = settingsOf(['--source', 'live', '--auth', 'none', '--region', 'cn-hangzhou']);
  const source = builtInSource();
  const listed = await source.listImageLabels({}, new AbortController().signal);
  if (!listed.ok) throw new Error('the catalog answers');
  const text = JSON.stringify({ ...listed.value.answer, RequestId: 'OF-PAI' });
  const answer = new WrittenAnswer(new TextEncoder().encode(text), 'OF-PAI', 'labels=2');
  const state = { seconds: 3, identity: 'one' };
  const live: ImageSource = {
    ...source,
    kind: 'live',
    listImageLabels: async () => ({ ok: true, value: { answer } }),
    fromCache: () => () =>
      state.identity === 'one' ? { answer, freshness: { ageSeconds: state.seconds, stale: false } } : undefined,
  };
  const { url } = await served({ source: live, settings, log: createLog((line) => lines.push(line)) });
  const first = await ask(url + LABELS);
  state.seconds = 40;
  const second = await ask(url + LABELS);
  expect(second.headers).toMatchObject({ age: '40', 'x-acs-request-id': 'OF-PAI', 'x-pai-left-out': 'labels=2' });
  expect(second.body.equals(first.body)).toBe(true);
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
    method: 'GET',
    path: '/api/v1/image/labels',
    status: 200,
    requestId: 'OF-PAI',
    bytes: second.body.length,
  });
  state.identity = 'another';
  expect((await ask(url + LABELS)).headers.age).toBeUndefined();
});
