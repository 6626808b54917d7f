import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve, settingsOf } from '../../testing/serve.ts';
import { createCredentials } from './credentials/credentials.ts';
import { createLiveSource } from './live-source.ts';
import { PATIENT } from './testing/test-source.ts';
import { withAnswersRead } from './testing/written.ts';

const KEY = { PAI_EMBEDDED_ACCESS_KEY_ID: 'testAK', PAI_EMBEDDED_ACCESS_KEY_SECRET: 'testSK' };
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  server = await serve({ settings: settingsOf([], KEY) });
});
afterAll(() => server.close({ idleMs: 10 }));

function source(secret = 'testSK') {
  const credentials = createCredentials({
    ALIBABA_CLOUD_ACCESS_KEY_ID: 'testAK',
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: secret,
  });
  return withAnswersRead(
    createLiveSource({ region: 'cn-hangzhou', endpoint: server.url, network: 'public' }, { credentials }),
  );
}

test('asks all five operations of a server that checks signatures, as the embedded source answers them', async () => {
  const live = source();
  const labels = await live.listImageLabels(
    { LabelKeys: ['system.chipType'], LabelFilter: [{ key: 'system.framework.PyTorch', value: '*' }] },
    PATIENT,
  );
  expect(labels).toMatchObject({
    ok: true,
    value: { answer: { Labels: expect.arrayContaining([{ Key: 'system.chipType', Value: 'GPU' }]) } },
  });
  const images = await live.listImages({ PageSize: 1, Verbose: true }, PATIENT);
  if (!images.ok) throw new Error(images.error.code);
  const [image] = images.value.answer.Images;
  expect(image?.Labels).not.toHaveLength(0);
  const one = await live.getImage({ ImageId: image?.ImageId ?? '', Verbose: true }, PATIENT);
  expect(one).toMatchObject({ ok: true, value: { answer: { ...image } } });
  const workspaces = await live.listWorkspaces({ PageSize: 1 }, PATIENT);
  if (!workspaces.ok) throw new Error(workspaces.error.code);
  const [workspace] = workspaces.value.answer.Workspaces;
  const again = await live.getWorkspace({ WorkspaceId: workspace?.WorkspaceId ?? '' }, PATIENT);
  expect(again).toMatchObject({ ok: true, value: { answer: { ...workspace } } });
  await live.close();
});

test('a filter with every kind of sign arrives as it was asked', async () => {
  const live = source();
  const LabelFilter = [{ key: "a(*)!~'", value: '火 + % & b,c 🔥' }];
  expect(await live.listImageLabels({ LabelFilter }, PATIENT)).toMatchObject({
    ok: true,
    value: { answer: { Labels: [] } },
  });
  await live.close();
});

test('a wrong secret is told by the code of the service, with its RequestId, and asked once', async () => {
  const live = source('wrong');
  expect(await live.listImageLabels({}, PATIENT)).toMatchObject({
    ok: false,
    error: { code: 'SignatureDoesNotMatch', status: 502, requestId: expect.stringMatching(/^[0-9A-F-]{36}$/) },
  });
  await live.close();
});

test('an image that is not there', async () => {
  const live = source();
  const outcome = await live.getImage({ ImageId: 'image-none' }, PATIENT);
  expect(outcome).toMatchObject({ ok: false, error: { code: 'ImageNotFound', status: 404 } });
  expect(await live.getImage({ ImageId: '..' }, PATIENT)).toMatchObject({
    ok: false,
    error: { code: 'InvalidParameter', status: 400, message: 'ImageId must be an id' },
  });
  await live.close();
});
