import { test as base } from '@playwright/test';
import { type RunningServer, type ServerOptions, startServer } from './server.mjs';
import { Watch } from './watch.ts';

export { expect } from '@playwright/test';

interface TestFixtures {
  /** Starts a further server for this test alone; it is stopped with the test. */
  readonly launch: (options?: ServerOptions) => Promise<RunningServer>;
  /** What went wrong in the browser behind the page's back; the test fails on anything it did not allow. */
  readonly watch: Watch;
}

interface WorkerFixtures {
  /** A server with the built-in catalog, shared by the tests of a worker: leave it running, stop only launched ones. */
  readonly server: RunningServer;
}

/**
 * The test of every spec: `page` is open on nothing, relative addresses lead to `server`, and a console error, an
 * uncaught error, a policy violation or a request to another origin in any page of its context fails the test.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],

  baseURL: async ({ server }, use) => {
    await use(server.origin);
  },

  watch: async ({ server }, use) => {
    const watch = new Watch([server.origin]);
    await use(watch);
    await watch.assertClean();
  },

  // Servers asked for before the context outlive its pages: one that loads in the background would find its server gone.
  context: async ({ watch, launch: _, context }, use) => {
    await watch.follow(context);
    await use(context);
  },

  launch: async ({ watch }, use) => {
    const launched: RunningServer[] = [];
    await use(async (options) => {
      const server = await startServer(options);
      launched.push(server);
      watch.allowOrigin(server.origin);
      return server;
    });
    await Promise.all(launched.map((server) => server.stop()));
  },
});
