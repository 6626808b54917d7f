import { type APIRequestContext, type BrowserContext, test as base, type Page } from '@playwright/test';
import { type Serving, serveUnder } from './serve-under.mjs';
import type { RunningServer, ServerOptions } from './server.mjs';
import { Watch } from './watch.ts';

export { expect } from '@playwright/test';

interface TestFixtures {
  /** Starts one more server for this test only; it is stopped with the test. */
  readonly launch: (options?: ServerOptions) => Promise<RunningServer>;
  /** Hidden errors in the browser; the test fails on any that it did not allow. */
  readonly watch: Watch;
}

interface WorkerFixtures {
  /** How browsers reach the servers of the tests; set by the project. */
  readonly serving: Serving;
  /** A server with the built-in catalog, shared by the tests of a worker. Stop only launched servers. */
  readonly server: RunningServer;
}

/**
 * The test of every spec. `page` is empty at first. An address that begins with a slash is below the product's path on
 * `server`. A console error, an uncaught error, a policy violation or a request to another origin in any page of the
 * context fails the test.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  serving: ['root', { option: true, scope: 'worker' }],

  server: [
    async ({ serving }, use) => {
      const server = await serveUnder(serving);
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

  // Servers requested before the context outlive its pages: a page that loads in the background still finds its server.
  context: async ({ watch, launch: _, context, baseURL }, use) => {
    await watch.follow(context);
    leadBelow(context, baseURL ?? '');
    await use(context);
  },

  request: async ({ request, baseURL }, use) => {
    askBelow(request, baseURL ?? '');
    await use(request);
  },

  launch: async ({ watch, serving }, use) => {
    const launched: RunningServer[] = [];
    await use(async (options) => {
      const server = await serveUnder(serving, options);
      launched.push(server);
      watch.allowOrigin(server.origin);
      return server;
    });
    await Promise.all(launched.map((server) => server.stop()));
  },
});

/** Playwright would resolve an address that begins with a slash against the host. */
function below(base: string, address: string): string {
  return address.startsWith('/') ? base + address : address;
}

function leadBelow(context: BrowserContext, base: string): void {
  askBelow(context.request, base);
  const lead = (page: Page) => {
    const goto = page.goto.bind(page);
    page.goto = (address, options) => goto(below(base, address), options);
  };
  // A reused context already has its page.
  context.pages().forEach(lead);
  context.on('page', lead);
}

function askBelow(request: APIRequestContext, base: string): void {
  for (const method of ['get', 'post', 'head'] as const) {
    const ask = request[method].bind(request);
    request[method] = (address, options) => ask(below(base, address), options);
  }
}
