import { expect, test } from 'vitest';
import { randomSecret } from '../auth/access-token.ts';
import { createLog } from '../log/log.ts';
import { settingsOf, TEST_FILES } from '../testing/serve.ts';
import { startServer } from './start-server.ts';

async function started(args: readonly string[]) {
  const log = createLog(() => {});
  const outcome = await startServer(settingsOf(args), {
    files: TEST_FILES,
    version: '0',
    environment: {},
    log,
    freshToken: randomSecret(),
  });
  if (!outcome.ok) throw new Error(outcome.error);
  return { ...outcome.value, url: `http://127.0.0.1:${outcome.value.port}` };
}

test('two servers on one host stay signed in side by side in one browser', async () => {
  const servers = [await started(['--auth', 'token']), await started(['--auth', 'token'])];
  /** Stores cookies as a browser does: by name, for all ports of a host. */
  const jar = new Map<string, string>();
  const ask = async (url: string) => {
    const cookie = [...jar].map((pair) => pair.join('=')).join('; ');
    const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    return answer.status;
  };
  const sessions = () => Promise.all(servers.map(({ url }) => ask(`${url}/api/session`)));
  const signIn = (at: number) => ask(/http:\S+/.exec(servers[at]?.announcement ?? '')?.[0] ?? '');

  expect(await sessions()).toEqual([401, 401]);
  expect(await signIn(0)).toBe(303);
  // A cookie for one server opens nothing of the other.
  expect(await sessions()).toEqual([200, 401]);
  expect(await signIn(1)).toBe(303);
  expect(await sessions()).toEqual([200, 200]);
  for (const server of servers) await server.close({ idleMs: 10 });
});
