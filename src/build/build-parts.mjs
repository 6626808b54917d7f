import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashInputs } from './inputs-hash.mjs';
import { findMissingPackages } from './missing-packages.mjs';

/**
 * A part of the product that is built by itself, so that a change to one builds only that one.
 * @typedef {object} Part
 * @property {string} title
 * @property {readonly string[]} inputs what it is made of; a change to any of it makes the part stale
 * @property {string} output the folder it is built into
 * @property {string} stamp a file that holds the hash of the inputs it was built from, and a line for each built file
 * @property {import('vite').InlineConfig} config
 */

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SHARED_INPUTS = [
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'tsconfig.json',
  'src/build',
  'src/contract',
];

/** @type {readonly Part[]} */
export const PARTS = [
  {
    title: 'page',
    inputs: [...SHARED_INPUTS, 'index.html', 'public', 'src/web'],
    output: 'dist/client',
    stamp: 'dist/client.inputs',
    config: { build: { outDir: 'dist/client', emptyOutDir: true } },
  },
  {
    title: 'server',
    inputs: [...SHARED_INPUTS, 'src/server'],
    output: 'dist/server',
    stamp: 'dist/server.inputs',
    config: {
      build: { outDir: 'dist/server', emptyOutDir: true, ssr: 'src/server/main.ts', copyPublicDir: false },
      // All libraries are inside: what was built runs whatever happens to node_modules.
      ssr: { noExternal: true },
    },
  },
  {
    title: 'first screen',
    inputs: [...SHARED_INPUTS, 'src/web'],
    output: 'dist/page',
    stamp: 'dist/page.inputs',
    config: {
      build: {
        outDir: 'dist/page',
        emptyOutDir: true,
        ssr: 'src/web/first-screen.tsx',
        copyPublicDir: false,
        // What is drawn is one file: Node opens all files of an import at once, and a process may have few open.
        rolldownOptions: {
          // Both languages are in it, and the page's way of loading one at a time stays unused.
          checks: { ineffectiveDynamicImport: false },
          output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
        },
      },
      ssr: { noExternal: true },
      // For a server the builder leaves this to the process, and React would draw in its slow form.
      define: { 'process.env.NODE_ENV': '"production"' },
    },
  },
];

/**
 * The parts that are missing, in whole or in some file, half built, or built from other inputs than there are now.
 * @param {string} root the folder of the project
 * @returns {readonly Part[]}
 */
export function staleParts(root) {
  return PARTS.filter(({ inputs, output, stamp }) => {
    if (!existsSync(join(root, stamp))) return true;
    const [hash, ...built] = readFileSync(join(root, stamp), 'utf8').split('\n');
    const isWhole = built.length > 0 && built.every((name) => existsSync(join(root, output, name)));
    return !isWhole || hash !== hashInputs(root, inputs);
  });
}

/**
 * The files of a folder and of those below it.
 * @param {string} folder
 */
function filesIn(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/**
 * Builds parts, one after the other, with one line each on stderr: stdout belongs to the server.
 * @param {string} root the folder of the project
 * @param {readonly Part[]} parts
 */
export async function buildParts(root, parts) {
  if (parts.length === 0) return;
  // Not at the top of the file: a start that has nothing to build need not load the builder.
  const { build } = await import('vite');
  for (const { title, inputs, output, stamp, config } of parts) {
    process.stderr.write(`building the ${title}\n`);
    // The hash is taken before the build and the stamp written after it: a build that breaks leaves no stamp, and a
    // file that changes meanwhile makes the part stale again.
    const hash = hashInputs(root, inputs);
    rmSync(join(root, stamp), { force: true });
    await inProduction(() => build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn', ...config }));
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(join(root, stamp), [hash, ...filesIn(join(root, output))].join('\n'));
  }
}

/**
 * Does something as in production, whatever NODE_ENV a shell or a test runner has set: the libraries of the page have a
 * slower and larger form for other values.
 * @param {() => Promise<unknown>} work
 */
async function inProduction(work) {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    await work();
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}

/**
 * Builds parts of this project; where that fails, says why and ends the process with 1.
 * @param {readonly Part[]} parts
 */
export async function buildOrExit(parts) {
  const missing = parts.length === 0 ? undefined : await findMissingPackages(ROOT);
  if (missing !== undefined) {
    process.stderr.write(`pai-image-labels: ${missing}\n`);
    process.exit(1);
  }
  try {
    await buildParts(ROOT, parts);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const isReadOnly = ['EACCES', 'EPERM', 'EROFS'].includes(code);
    const why = error instanceof Error ? error.message : error;
    const hint = `; ${ROOT} cannot be written by this user: build where it can, and bring dist along`;
    process.stderr.write(`the build failed: ${why}${isReadOnly ? hint : ''}\n`);
    process.exit(1);
  }
}
