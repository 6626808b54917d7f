import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve, settingsOf } from '../testing/serve.ts';
import { signForTest, TEST_KEY } from '../testing/sign-for-test.ts';

let served: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  const environment = {
    PAI_EMBEDDED_ACCESS_KEY_ID: TEST_KEY.id,
    PAI_EMBEDDED_ACCESS_KEY_SECRET: TEST_KEY.secret,
  };
  served = await serve({ settings: settingsOf([], environment) });
});
afterAll(() => served.close());

const DATA: readonly (readonly [path: string, action: string])[] = [
  ['/api/v1/image/labels', 'ListImageLabels'],
  ['/api/v1/images', 'ListImages'],
  ['/api/v1/images/some-image', 'GetImage'],
  ['/api/v1/workspaces', 'ListWorkspaces'],
  ['/api/v1/workspaces/1', 'GetWorkspace'],
  ['/api/image-set', 'GetImageSet'],
  ['/api/provenance', 'GetProvenance'],
  ['/api/newest', 'GetNewest'],
  ['/api/changes', 'GetChanges'],
  ['/api/history', 'GetHistory'],
];

let nonce = 0;
function askSigned(path: string, action: string): Promise<Response> {
  nonce += 1;
  const headers = {
    host: `127.0.0.1:${served.port}`,
    'x-acs-action': action,
    'x-acs-date': `${new Date().toISOString().slice(0, 19)}Z`,
    'x-acs-signature-nonce': String(nonce),
  };
  return fetch(served.url + path, { headers: signForTest({ path, headers }) });
}

test.each(DATA)('%s sends data only for a signed request', async (path, action) => {
  // Also after a response to a client that signs.
  for (let n = 0; n < 2; n += 1) {
    const unsigned = await fetch(served.url + path);
    expect([unsigned.status, (await unsigned.json()).Code]).toEqual([400, 'IncompleteSignature']);
    const misnamed = await askSigned(path, 'DeleteImage');
    expect([misnamed.status, (await misnamed.json()).Code]).toEqual([404, 'InvalidAction.NotFound']);
    const signed = await askSigned(path, action);
    const isThere = !/some-image|workspaces\/1|changes|history/.test(path);
    expect(signed.status).toBe(isThere ? 200 : 404);
    await signed.arrayBuffer();
  }
});

test('the session, which says that requests must be signed, needs no signature', async () => {
  expect(await (await fetch(`${served.url}/api/session`)).json()).toMatchObject({ signed: true });
});
