import { describe, expect, test } from 'vitest';
import { PaiErrorBody } from '../../contract/errors.ts';
import { randomSecret } from '../auth/access-token.ts';
import { createLog } from '../log/log.ts';
import { appUnderTest } from '../testing/app-under-test.ts';
import { blockLoop } from '../testing/block-loop.ts';
import { builtInSource, settingsOf, TEST_FILES } from '../testing/serve.ts';
import { startServer } from './start-server.ts';

describe('an overloaded server', () => {
  let isOverloaded = true;
  const busy = appUnderTest({
    source: builtInSource(),
    settings: { region: '', workspaceId: '' },
    version: '1.2.3',
    files: TEST_FILES,
    isOverloaded: () => isOverloaded,
  });

  test.each(['/api/v1/image/labels', '/api/v1/images', '/api/session', '/api/nothing'])(
    'turns %s away at once, for a second',
    async (path) => {
      isOverloaded = true;
      const answer = await busy.request(path);
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe('1');
      expect(PaiErrorBody.parse(await answer.json()).Code).toBe('OVERLOADED');
      isOverloaded = false;
      expect((await busy.request(path)).status).not.toBe(503);
    },
  );

  test.each(['/healthz', '/readyz', '/'])('still answers %s', async (path) => {
    isOverloaded = true;
    expect((await busy.request(path)).status).toBe(200);
  });
});

test('a server whose event loop falls behind rejects requests, and reports that it is alive', async () => {
  const log = createLog(() => {});
  const server = await startServer(settingsOf(), {
    files: TEST_FILES,
    version: '0',
    environment: {},
    log,
    freshToken: randomSecret(),
  });
  if (!server.ok) throw new Error(server.error);
  const origin = `http://127.0.0.1:${server.value.port}`;
  /** The answers to two requests that arrive while the loop is blocked. */
  const askBlocked = async () => {
    await blockLoop(7);
    const answers = Promise.all(['/api/session', '/healthz'].map((path) => fetch(`${origin}${path}`)));
    let isDone = false;
    void answers.finally(() => {
      isDone = true;
    });
    for (let round = 0; round < 60 && !isDone; round += 1) await blockLoop(1);
    const [asked, health] = await answers;
    expect(health?.status).toBe(200);
    return [asked?.status, asked?.headers.get('retry-after')];
  };
  // While other programs take most of the processor, the server rightly blames them and refuses nothing.
  await expect.poll(askBlocked, { timeout: 40_000 }).toEqual([503, '1']);
  await expect.poll(async () => (await fetch(`${origin}/api/session`)).status, { timeout: 10_000 }).toBe(200);
  await server.value.close({ idleMs: 10 });
}, 60_000);
