import { type FaultyProxy, startFaultyProxy } from './faulty-proxy.ts';
import { test as base } from './test.ts';

/**
 * The test with a proxy between page and server that can break single responses; console errors of these are allowed.
 */
export const test = base.extend<{ readonly faultyProxy: FaultyProxy }>({
  faultyProxy: async ({ server, watch }, use) => {
    const proxy = await startFaultyProxy(server.origin);
    watch.allowOrigin(proxy.origin);
    watch.allow(/Failed to load resource/);
    await use(proxy);
    await proxy.stop();
  },
  baseURL: async ({ faultyProxy }, use) => {
    await use(faultyProxy.origin);
  },
});
