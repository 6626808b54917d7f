import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findBrowser, NO_BROWSER } from './support/find-browser.mjs';

const browser = findBrowser();
if (browser === undefined) {
  console.error(NO_BROWSER);
  process.exit(1);
}

const playwright = fileURLToPath(import.meta.resolve('@playwright/test/cli'));
const given = process.argv.slice(2);
const isChosen = given.some((word) => word.startsWith('--project'));
const usual = isChosen ? [] : ['root', 'stripped', 'kept'].map((name) => `--project=${name}`);
const run = spawn(process.execPath, [playwright, 'test', '-c', 'e2e', ...usual, ...given], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  env: { ...process.env, CHROMIUM_PATH: browser },
  stdio: 'inherit',
});
// Ctrl-C also reaches Playwright, which then closes its browsers and servers. Wait for it.
process.on('SIGINT', () => {});
run.on('error', (error) => {
  console.error(`The browser tests did not start: ${error.message}`);
  process.exitCode = 1;
});
run.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
