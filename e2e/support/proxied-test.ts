import { type FaultyProxy, startFaultyProxy } from './faulty-proxy.ts';
import { test as base } from './test.ts';

/** The test whose pages reach the server through a proxy that can break single answers; console errors of such are allowed. */
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
