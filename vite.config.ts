/// <reference types="vitest/config" />
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { checkData } from './src/build/check-data.ts';
import { compressFiles } from './src/build/compress-files.ts';
import { devServer } from './src/build/dev-server.ts';
import { fileHashes } from './src/build/file-hashes.ts';
import { languagePages } from './src/build/language-pages.ts';
import { notices } from './src/build/notices.ts';

/** The roots of what every view loads right after its first rows, and of what may be needed at any time after them. */
const FOLLOWS_AT_ONCE =
  /\/src\/contract\/checks\/finding-text\.ts$|\/src\/web\/(?:panel\/(?:facets\/(?:facets|possible-query)|more-fields|observe-overflow)|ui\/listbox|image-set\/load-images|api\/workspaces|export\/export-menu|text\/day-formats|views\/labels\/export-labels|shell\/(?:news\/images-line|problems\/page-notices|problems\/problem-notice|more-panel|header\/(?:header-tools|new-build)))\.tsx?$/;
const SEED = 'src/build/fixed-seed.mjs';
const TESTS = ['src/**/*.test.{ts,tsx}', 'e2e/**/*.test.ts'];
/** Servers in the process of the test, over real sockets. */
const HTTP_TESTS = '{src,e2e}/**/*.http.test.ts';
/** The built product and other programs, as processes. */
const PROGRAM_TESTS = '{src,e2e}/**/*.program.test.ts';
/** Tests with servers and processes wait for them most of the time: more of them than cores can run at once. */
const WAITING_WORKERS = 4;
/** Components, in a browser. */
const BROWSER_TESTS = 'src/web/**/*.browser.test.tsx';

/** Loaded only for those tests, which `e2e/components.mjs` starts: a build must not need the tools of tests. */
async function browserProjects() {
  const executablePath = process.env.CHROMIUM_PATH;
  if (process.env.VITEST === undefined || executablePath === undefined) return [];
  const { playwright } = await import('@vitest/browser-playwright');
  const { BROWSER_ARGUMENTS } = await import('./e2e/support/browser-arguments.mjs');
  const provider = playwright({ launchOptions: { executablePath, args: BROWSER_ARGUMENTS } });
  return [
    {
      extends: true as const,
      test: {
        name: 'browser',
        include: [BROWSER_TESTS],
        sequence: { groupOrder: 3 },
        browser: {
          enabled: true,
          headless: true,
          provider,
          screenshotFailures: false,
          instances: [{ browser: 'chromium' as const }],
        },
      },
    },
  ];
}

const browser = await browserProjects();

export default defineConfig({
  plugins: [
    checkData(),
    react(),
    tailwindcss(),
    compressFiles(),
    languagePages(),
    devServer(),
    fileHashes(),
    notices(),
  ],
  // React has had this hook since 18: the copy for older ones, which TanStack Store asks for, is weight.
  resolve: { alias: [{ find: /^use-sync-external-store\/shim$/, replacement: 'react' }] },
  server: { host: '127.0.0.1', port: 4720, strictPort: true },
  build: {
    // The content security policy allows no inline script and no data: URL.
    // What a later part imports is found when it is there: lists of it would be a half KB of the first load.
    modulePreload: false,
    // The oldest browsers that know the colours of the style sheet; README names them.
    target: ['chrome111', 'edge111', 'firefox121', 'safari16.4', 'ios16.4'],
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // The time of a build depends on the machine, and says nothing to a person who starts the product.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
  experimental: {
    // Scripts find each other by relative addresses, so that they work under any base path; the server writes that into
    // the page. A base of './' was rejected: the page would look for its script below addresses with more segments.
    renderBuiltUrl: (_, { hostType }) => (hostType === 'html' ? undefined : { relative: true }),
  },
  environments: {
    // Of the page alone: the server knows where it lies by the place of its own file.
    client: {
      build: {
        rolldownOptions: {
          output: {
            // The script names thirty files. Two characters of each hash, which cannot be compressed, are saved.
            chunkFileNames: 'assets/[name]-[hash:6].js',
            // What the first screen needs is one file: cut into pieces that views share, it compresses a tenth worse.
            // What follows at once in every view (facets, images, export) is a second file, for the same reason.
            codeSplitting: {
              groups: [
                { name: 'first', tags: ['$initial'], priority: 2 },
                { name: 'second', test: FOLLOWS_AT_ONCE, priority: 1 },
              ],
            },
          },
        },
      },
    },
  },
  test: {
    testTimeout: 20_000,
    // The default of a second is short on a busy machine, and a longer one costs nothing until a test fails.
    expect: { poll: { timeout: 10_000 } },
    // Two cores have more than one file of tests to run at once.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          setupFiles: SEED,
          include: TESTS,
          exclude: [HTTP_TESTS, PROGRAM_TESTS, BROWSER_TESTS],
          // Pure functions leave nothing behind, so that files share one worker and its modules.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'http',
          setupFiles: SEED,
          include: [HTTP_TESTS],
          // Most of the time of such a file was the import of its modules.
          isolate: false,
          // These wait more than half of their time, for limits of a second or more.
          maxWorkers: 6,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'program',
          setupFiles: SEED,
          maxWorkers: WAITING_WORKERS,
          include: [PROGRAM_TESTS],
          globalSetup: 'src/build/build-for-tests.mjs',
          sequence: { groupOrder: 2 },
        },
      },
      ...browser,
    ],
  },
});
