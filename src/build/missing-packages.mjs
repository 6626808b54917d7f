import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ADVICE = 'packages of this project are missing; run npm install --include=dev first (without --omit=optional)';

/**
 * One line with the advice to install the packages, or undefined if they are installed. Vite has native parts for each
 * system, which npm installs as optional packages. The loaders of these parts advise to delete the lock file,
 * which would change the versions of everything. All packages are for development: the built product needs none.
 * @param {string} root the folder of the project
 * @returns {Promise<string | undefined>}
 */
export async function findMissingPackages(root) {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const isThere = (/** @type {string} */ name) => existsSync(join(root, 'node_modules', name, 'package.json'));
  if (!Object.keys({ ...dependencies, ...devDependencies }).every(isThere)) return ADVICE;
  try {
    // One after the other: if two fail together, node throws the second outside the promise.
    await import('vite');
    await import('@tailwindcss/vite');
    return undefined;
  } catch (error) {
    return isMissingPackage(error) ? ADVICE : String(error);
  }
}

/**
 * Returns the advice if a build failed because a package that another one needs is missing or incomplete. The bundler
 * prints several lines about its settings instead. Undefined for other errors.
 * @param {unknown} error
 * @returns {string | undefined}
 */
export function unresolvedPackage(error) {
  const [, name] = /failed to resolve import "([^"./][^"]*)"/.exec(error instanceof Error ? error.message : '') ?? [];
  return name && `the package ${name} is missing or incomplete: ${ADVICE}`;
}

/**
 * Whether an error means that a package, or its native part for this system, is not installed.
 * @param {unknown} error
 * @returns {boolean}
 */
export function isMissingPackage(error) {
  if (!(error instanceof Error)) return false;
  const { message, cause, code } = /** @type {NodeJS.ErrnoException} */ (error);
  if (/native binding|optional dependencies/i.test(message) || isMissingPackage(cause)) return true;
  const isNotFound = code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
  return isNotFound && /Cannot find (package '|module '[^./]|module '.*\.node')/.test(message);
}
