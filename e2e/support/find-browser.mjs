import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

/**
 * A place where a browser may be, or a way to get one.
 *
 * @typedef {object} Step
 * @property {string} name the name that is printed with the chosen browser
 * @property {() => string | undefined} find the path of an executable; undefined if this step does not apply
 */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export const NO_BROWSER =
  'No Chromium found for the browser tests: install one (Debian: apt-get install chromium; ' +
  'elsewhere: npx playwright install --with-deps chromium) or name one in CHROMIUM_PATH.';

/**
 * The first browser that runs, in the order of the steps. If a step fails, or its executable does not run, a line says
 * so and the next step follows.
 *
 * @param {readonly Step[]} steps
 * @param {(path: string) => void} tryOut throws if the executable does not run
 * @param {(line: string) => void} print
 * @returns {string | undefined} the path of the executable
 */
export function firstThatRuns(steps, tryOut, print) {
  for (const step of steps) {
    try {
      const path = step.find();
      if (path === undefined) continue;
      tryOut(path);
      print(`Browser: ${path} (${step.name})`);
      return path;
    } catch (error) {
      print(`Browser: ${step.name} failed: ${firstLine(error)}`);
    }
  }
  return undefined;
}

/**
 * The places to look for a browser on this machine; the last steps install one.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} print
 * @returns {readonly Step[]}
 */
export function browserSteps(env, print) {
  return [
    { name: 'CHROMIUM_PATH', find: () => env.CHROMIUM_PATH || undefined },
    { name: 'installed by Playwright', find: () => existing(chromium.executablePath()) },
    { name: 'system chromium', find: () => onPath('chromium', env) },
    { name: 'system google-chrome', find: () => onPath('google-chrome', env) },
    { name: 'npx playwright install chromium', find: () => installByPlaywright(print) },
    { name: 'apt-get install chromium', find: () => installByApt(env, print) },
  ];
}

/**
 * Finds or installs a browser for the tests, and prints its path.
 *
 * @returns {string | undefined} the path of the executable; undefined if all steps failed
 */
export function findBrowser() {
  return firstThatRuns(browserSteps(process.env, console.log), askVersion, console.log);
}

/**
 * Runs the executable with --version. This loads its libraries, which a downloaded browser may lack, and is much faster
 * than a real start.
 *
 * @param {string} path
 */
function askVersion(path) {
  const { error, status, stderr } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 60_000 });
  if (error) throw error;
  if (status !== 0)
    throw new Error(`${path} does not run: ${stderr.trim() || `it ended with ${status ?? 'a signal'}`}`);
}

/** @param {string} path */
function existing(path) {
  try {
    accessSync(path, constants.X_OK);
    return path;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 */
function onPath(name, env) {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find((path) => existing(path) !== undefined);
}

/** @param {(line: string) => void} print */
function installByPlaywright(print) {
  print('Browser: none on this machine; trying npx playwright install chromium');
  run(process.execPath, [fileURLToPath(import.meta.resolve('@playwright/test/cli')), 'install', 'chromium']);
  return chromium.executablePath();
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} print
 */
function installByApt(env, print) {
  if (process.getuid?.() !== 0 || !isDebian()) return undefined;
  print('Browser: installing the package chromium on this machine by apt-get, as root');
  const install = ['install', '-y', '--no-install-recommends', 'chromium'];
  try {
    run('apt-get', install);
  } catch {
    // A new system has no package lists yet.
    run('apt-get', ['update']);
    run('apt-get', install);
  }
  return onPath('chromium', env);
}

function isDebian() {
  return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { error, status } = spawnSync(command, args, { cwd: ROOT, env, stdio: 'inherit', timeout: 900_000 });
  if (error) throw error;
  if (status !== 0) throw new Error(`it ended with ${status ?? 'a signal'}`);
}

/** @param {unknown} error */
function firstLine(error) {
  return String(error instanceof Error ? error.message : error).split('\n', 1)[0];
}
