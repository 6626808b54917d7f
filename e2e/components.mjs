import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findBrowser, NO_BROWSER } from './support/find-browser.mjs';

// npm run components: the tests of components, in a browser and without the product around them.
const browser = findBrowser();
if (browser === undefined) {
  console.error(NO_BROWSER);
  process.exit(1);
}
const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const run = spawn(process.execPath, [vitest, 'run', '--project', 'browser', ...process.argv.slice(2)], {
  cwd: root,
  env: { ...process.env, CHROMIUM_PATH: browser },
  stdio: 'inherit',
});
run.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
