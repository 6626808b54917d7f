import { afterEach, describe, expect, test } from 'vitest';
import { closeServers, httpServer, sendJson } from './testing/fault-server.ts';
import { errorIn, PATIENT, testSource } from './testing/test-source.ts';

afterEach(closeServers);

type Source = ReturnType<typeof testSource>['source'];

const getImage = (source: Source) => source.getImage({ ImageId: 'image-1' }, PATIENT);
const getWorkspace = (source: Source) => source.getWorkspace({ WorkspaceId: '12' }, PATIENT);
const listImages = (source: Source) => source.listImages({ WorkspaceId: '12' }, PATIENT);
const listOfficial = (source: Source) => source.listImages({ WorkspaceId: '0' }, PATIENT);
const listAll = (source: Source) => source.listImages({}, PATIENT);
const listWorkspaces = (source: Source) => source.listWorkspaces({ WorkspaceIds: ['12', '13'] }, PATIENT);

const images = (...facts: readonly object[]) => ({ Images: facts.map((fact) => ({ ImageId: 'image-9', ...fact })) });
const workspaces = (...ids: readonly string[]) => ({ Workspaces: ids.map((WorkspaceId) => ({ WorkspaceId })) });
const official = { Labels: [{ Key: 'system.official', Value: 'true' }] };

describe('an answer about another object than the requested one is not used', () => {
  test.each([
    ['an image', getImage, { ImageId: 'image-2', Name: 'n' }, 'ImageId'],
    ['a workspace', getWorkspace, { WorkspaceId: '13' }, 'WorkspaceId'],
    ['images of another workspace', listImages, images({ WorkspaceId: '13' }), 'WorkspaceId'],
    [
      'one such image among others that name none',
      listImages,
      images({}, { WorkspaceId: '' }, { WorkspaceId: '120' }),
      'WorkspaceId',
    ],
    [
      'an image that is said not to be official',
      listImages,
      images({ WorkspaceId: '13', Labels: [{ Key: 'system.official', Value: 'false' }] }),
      'WorkspaceId',
    ],
    ['a listed workspace', listWorkspaces, workspaces('14', '15'), 'WorkspaceId'],
  ] as const)('%s', async (_name, ask, wrong, field) => {
    const server = await httpServer((_request, response) => sendJson(response, wrong));
    const { source, named } = testSource(server.url);
    for (const tries of [1, 2]) {
      expect(errorIn(await ask(source))).toEqual({
        code: 'WRONG_ANSWER',
        status: 502,
        message: `PAI in cn-hangzhou answered about another ${field} than the one asked for, so its answer is not used`,
      });
      // Neither retried nor cached.
      expect(server.requests).toHaveLength(tries);
    }
    expect(named('upstream')[0]).toMatchObject({ status: 200, code: 'WRONG_ANSWER', badFields: [field] });
    await source.close();
  });
});

test.each([
  ['given twice', '{"ImageId":"image-1","ImageId":"image-2","Name":"n"}', 'given more than once'],
  ['a list', '{"ImageId":["image-1"],"Name":"n"}', 'a list'],
  ['true', '{"ImageId":true,"ImageUri":"u"}', 'true or false'],
])('an image whose id is %s is not used', async (_name, text, is) => {
  const server = await httpServer((_request, response) =>
    response.setHeader('Content-Type', 'application/json').end(text),
  );
  const { source } = testSource(server.url);
  expect(errorIn(await getImage(source))).toMatchObject({
    code: 'BAD_SHAPE',
    message: expect.stringContaining(`ImageId is ${is}, text is expected`),
  });
  await source.close();
});

describe('a row about another object among the requested ones is left out and counted', () => {
  test.each([
    ['images', listImages, images({ WorkspaceId: '12' }, { WorkspaceId: '' }, { WorkspaceId: '120' }), 2],
    ['workspaces', listWorkspaces, workspaces('13', '14', '12'), 2],
  ] as const)('of %s', async (kind, ask, answer, rows) => {
    const server = await httpServer((_request, response) => sendJson(response, answer));
    const { source, named } = testSource(server.url);
    const outcome = await ask(source);
    if (!outcome.ok) throw new Error(outcome.error.message);
    const read: unknown[] = Reflect.get(outcome.value.answer, kind === 'images' ? 'Images' : 'Workspaces');
    expect(read).toHaveLength(rows);
    expect(named('upstream')[0]).toMatchObject({ leftOut: `${kind}=1; field=WorkspaceId` });
    await source.close();
  });
});

describe('an answer that does not contradict its request is used', () => {
  test.each([
    ['an image without an id', getImage, { Name: 'n' }],
    ['the image asked for', getImage, { ImageId: 'image-1', WorkspaceId: '77' }],
    ['the workspace asked for, its number written otherwise', getWorkspace, { WorkspaceId: '0012' }],
    [
      'images of no workspace',
      listImages,
      images({}, { WorkspaceId: '' }, { WorkspaceId: '0' }, { WorkspaceId: '12' }),
    ],
    ['an official image of a workspace of PAI', listImages, images({ WorkspaceId: '99', ...official })],
    ['no images', listImages, images()],
    ['any images, for a request for workspace 0', listOfficial, images({ WorkspaceId: '99' })],
    ['any images, for a request without a workspace', listAll, images({ WorkspaceId: '1' }, { WorkspaceId: '2' })],
    ['some of the workspaces asked for', listWorkspaces, workspaces('13')],
  ] as const)('%s', async (_name, ask, answer) => {
    const server = await httpServer((_request, response) => sendJson(response, answer));
    const { source } = testSource(server.url);
    expect((await ask(source)).ok).toBe(true);
    await source.close();
  });
});
