import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { defineConfig } from '@playwright/test';
import { BROWSER_ARGUMENTS } from './support/browser-arguments.mjs';
import type { Serving } from './support/serve-under.mjs';

const executablePath = process.env.CHROMIUM_PATH;

const specs = readdirSync(new URL('specs', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.spec.ts'))
  .map((path) => basename(path))
  .toSorted();

const WAYS = ['root', 'stripped', 'kept'] as const;

/**
 * `npm run e2e` runs every spec once: one at the root, the next below a stripped proxy path, the next below a kept one.
 */
const usual = WAYS.map((serving, way) =>
  project(
    serving,
    serving,
    specs.filter((_, at) => at % WAYS.length === way),
  ),
);
/** Every spec at the root and below both proxy paths, by `--project`. */
const everything = WAYS.map((serving) => project(`every-${serving}`, serving, specs));

function project(name: string, serving: Serving, names: readonly string[]) {
  return { name, testMatch: names.map((spec) => `**/${spec}`), use: { browserName: 'chromium' as const, serving } };
}

export default defineConfig<object, { readonly serving: Serving }>({
  testDir: 'specs',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  reporter: 'list',
  forbidOnly: true,
  // A test that passes only at the second try has an error that must be found.
  retries: 0,
  // More than cores: a worker waits for timers, retries and processes a fifth of its time.
  workers: 3,
  // Otherwise the tests of a long file wait for each other while a worker is idle.
  fullyParallel: true,
  // Two cores, shared with the servers: starting the browser alone may take seconds.
  timeout: 300_000,
  expect: { timeout: 15_000 },
  use: {
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    // A new context costs a second or two for each test. Cookies, storage and routes are reset; the cache is kept.
    reuseContext: true,
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'UTC',
    colorScheme: 'light',
    // Each change of a colour would be painted seven times.
    contextOptions: { reducedMotion: 'reduce' },
    permissions: ['clipboard-read', 'clipboard-write'],
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: BROWSER_ARGUMENTS,
    },
  },
  projects: [...usual, ...everything],
});
