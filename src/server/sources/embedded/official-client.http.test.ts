import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callOfficially } from '../../testing/official-client.ts';
import { serve, settingsOf } from '../../testing/serve.ts';
import { signForTest } from '../../testing/sign-for-test.ts';

const environment = { PAI_EMBEDDED_ACCESS_KEY_ID: 'testAK', PAI_EMBEDDED_ACCESS_KEY_SECRET: 'testSK' };
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  server = await serve({ settings: settingsOf([], environment) });
});
afterAll(() => server.close({ idleMs: 10 }));

/** Calls an operation like the official SDK for TypeScript. */
function call(query: Record<string, string>, secret = 'testSK', action?: string, pathname?: string) {
  return callOfficially({
    endpoint: `127.0.0.1:${server.port}`,
    key: { id: 'testAK', secret },
    action,
    pathname,
    query,
  });
}

describe('the official client library over HTTP', () => {
  test('with the right key gets labels', async () => {
    const query = { LabelKeys: 'system.chipType', LabelFilter: 'system.framework.PyTorch=*', ImageId: '' };
    const { statusCode, body } = await call(query);
    expect(statusCode).toBe(200);
    expect(body.Labels).toContainEqual({ Key: 'system.chipType', Value: 'GPU' });
    expect(body.TotalCount).toBe(body.Labels.length);
  });

  test('whose wire encoding differs from what it signs', async () => {
    const { statusCode, body } = await call({ LabelFilter: "a(*)!~'=火 + % & b" });
    expect(statusCode).toBe(200);
    expect(body).toMatchObject({ TotalCount: 0, Labels: [] });
  });

  test('calls the other operations too', async () => {
    const { body } = await call({ PageSize: '1' }, 'testSK', 'ListImages', '/api/v1/images');
    const id: string = body.Images[0].ImageId;
    const image = await call({}, 'testSK', 'GetImage', `/api/v1/images/${id}`);
    expect(image.body.ImageId).toBe(id);
  });

  test('with a wrong secret', async () => {
    await expect(call({}, 'wrong')).rejects.toMatchObject({ code: 'SignatureDoesNotMatch', statusCode: 400 });
  });

  test('reads our refusals like those of the service', async () => {
    await expect(call({ WorkspaceId: 'x' })).rejects.toMatchObject({
      code: 'InvalidParameter',
      statusCode: 400,
      requestId: expect.stringMatching(/^[0-9A-F-]{36}$/),
    });
  });
});

describe('requests that the library cannot send', () => {
  function ask(headers: Record<string, string>) {
    const host = `127.0.0.1:${server.port}`;
    return fetch(`${server.url}/api/v1/image/labels`, { headers: signForTest({ headers: { host, ...headers } }) });
  }
  const now = () => `${new Date().toISOString().slice(0, 19)}Z`;

  test('an old date', async () => {
    const answer = await ask({ 'x-acs-date': '2026-01-02T03:04:05Z' });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ Code: 'InvalidTimeStamp.Expired' });
  });

  test('a used nonce', async () => {
    const headers = { 'x-acs-date': now(), 'x-acs-signature-nonce': 'used-twice' };
    expect((await ask(headers)).status).toBe(200);
    const second = await ask(headers);
    expect(second.status).toBe(400);
    expect(await second.json()).toMatchObject({ Code: 'SignatureNonceUsed' });
  });

  test('none at all: the API refuses, the session says why', async () => {
    const labels = await fetch(`${server.url}/api/v1/image/labels`);
    expect(labels.status).toBe(400);
    expect(await labels.json()).toMatchObject({ Code: 'IncompleteSignature' });
    const session = await fetch(`${server.url}/api/session`);
    expect(await session.json()).toMatchObject({ signed: true });
  });
});
