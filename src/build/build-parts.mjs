import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashInputs } from './inputs-hash.mjs';
import { findMissingPackages, unresolvedPackage } from './missing-packages.mjs';

/**
 * A separately built part of the product, so that a change builds only its part.
 * @typedef {object} Part
 * @property {string} title
 * @property {readonly string[]} inputs its sources; a change to any of them makes the part stale
 * @property {string} output the output folder
 * @property {string} stamp a file with the hash of the inputs, and a line for each built file
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
      build: {
        outDir: 'dist/server',
        emptyOutDir: true,
        ssr: 'src/server/main.ts',
        copyPublicDir: false,
        // main.js only checks Node and loads program.js, which is beside it and finds the page in ../client.
        rolldownOptions: {
          output: { chunkFileNames: ({ name }) => (name === 'program' ? '[name].js' : 'assets/[name]-[hash].js') },
        },
      },
      // All libraries are bundled, so that the built product does not depend on node_modules.
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
        // The first screen is one file: Node opens all files of an import at once, and a process may have few file
        // descriptors.
        rolldownOptions: {
          // It contains both languages, so the page's dynamic import of one language is unused here.
          checks: { ineffectiveDynamicImport: false },
          output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
        },
      },
      ssr: { noExternal: true },
      // In a server build Vite leaves this to the process, and React would render in its slow development form.
      define: { 'process.env.NODE_ENV': '"production"' },
    },
  },
];

/**
 * The parts that are missing, incomplete, or built from other inputs.
 * @param {string} root the project folder
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
 * All files of a folder, at any depth.
 * @param {string} folder
 */
function filesIn(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/**
 * Builds parts one after the other, with one line each on stderr: stdout belongs to the server.
 * @param {string} root the project folder
 * @param {readonly Part[]} parts
 */
export async function buildParts(root, parts) {
  if (parts.length === 0) return;
  // Imported here, because a start without a build does not need to load Vite.
  const { build } = await import('vite');
  for (const { title, inputs, output, stamp, config } of parts) {
    process.stderr.write(`building the ${title}\n`);
    // The hash is computed before the build and the stamp written after it: a failed build leaves no stamp, and a file
    // that changes meanwhile makes the part stale again.
    const hash = hashInputs(root, inputs);
    rmSync(join(root, stamp), { force: true });
    await inProduction(() => build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn', ...config }));
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(join(root, stamp), [hash, ...filesIn(join(root, output))].join('\n'));
  }
}

/**
 * Runs `work` with NODE_ENV=production, whatever a shell or a test runner has set: with other values the page's libraries
 * are slower and larger.
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
 * Builds parts of this project; if that fails, prints the reason and exits with 1.
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
    const unresolved = unresolvedPackage(error);
    if (unresolved !== undefined) {
      process.stderr.write(`pai-image-labels: ${unresolved}\n`);
      process.exit(1);
    }
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const isReadOnly = ['EACCES', 'EPERM', 'EROFS'].includes(code);
    const why = error instanceof Error ? error.message : error;
    const hint = `; ${ROOT} cannot be written by this user: build where it can, and bring dist along`;
    process.stderr.write(`the build failed: ${why}${isReadOnly ? hint : ''}\n`);
    process.exit(1);
  }
}
