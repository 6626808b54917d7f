import { afterEach, expect, test, vi } from 'vitest';
import { canaryToken } from '../testing/canary-token.ts';
import { closeServers, httpServer, sendJson } from '../testing/fault-server.ts';
import { createProviderChain } from './provider-chain.ts';

afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await closeServers();
});

// In its own file: the library must not have been loaded before DEBUG is set.
test('DEBUG does not make the library print its token requests and responses', async () => {
  const server = await httpServer((_request, response) => sendJson(response, canaryToken(Date.now() + 3_600_000)));
  for (const name of Object.keys(process.env)) if (name.startsWith('ALIBABA_CLOUD_')) vi.stubEnv(name, undefined);
  vi.stubEnv('HOME', '/nowhere');
  vi.stubEnv('ALIBABA_CLOUD_ECS_METADATA_DISABLED', 'true');
  vi.stubEnv('ALIBABA_CLOUD_CREDENTIALS_URI', server.url);
  vi.stubEnv('DEBUG', 'httpx*,sign');
  const printed: string[] = [];
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  const found = await createProviderChain(process.env).find();
  expect(found.ok && found.value.key.values()).toEqual(['canary-id', 'canary-secret', 'canary-token']);
  expect(printed.join('')).toBe('');
});
