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

test('all five operations on a server that checks signatures give the answers of the embedded source', async () => {
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

test('a filter with special characters arrives unchanged', async () => {
  const live = source();
  const LabelFilter = [{ key: "a(*)!~'", value: '火 + % & b,c 🔥' }];
  expect(await live.listImageLabels({ LabelFilter }, PATIENT)).toMatchObject({
    ok: true,
    value: { answer: { Labels: [] } },
  });
  await live.close();
});

test('a wrong secret gives the code and RequestId of the service, without a retry', async () => {
  const live = source('wrong');
  expect(await live.listImageLabels({}, PATIENT)).toMatchObject({
    ok: false,
    error: { code: 'SignatureDoesNotMatch', status: 502, requestId: expect.stringMatching(/^[0-9A-F-]{36}$/) },
  });
  await live.close();
});

test('an image that does not exist', async () => {
  const live = source();
  const outcome = await live.getImage({ ImageId: 'image-none' }, PATIENT);
  expect(outcome).toMatchObject({ ok: false, error: { code: 'ImageNotFound', status: 404 } });
  expect(await live.getImage({ ImageId: '..' }, PATIENT)).toMatchObject({
    ok: false,
    error: { code: 'InvalidParameter', status: 400, message: 'ImageId must be an id' },
  });
  await live.close();
});
