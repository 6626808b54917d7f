// Checks the built page in each language: the size of the scripts in the first load, and that it loads nothing from other hosts.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { ROOT } from './build-parts.mjs';
import { measureFirstLoad } from './first-load.mjs';

const BUDGET_BYTES = 110 * 1024;
/** For one file of words; each language has two. */
const WORDS_BYTES = 12 * 1024;

const folder = join(ROOT, 'dist/client');
const assets = join(folder, 'assets');
for (const name of readdirSync(assets).filter((file) => /^(?:first|later)-.*\.js$/.test(file))) {
  const bytes = brotliCompressSync(readFileSync(join(assets, name))).length;
  if (bytes <= WORDS_BYTES) continue;
  process.stderr.write(
    `the words in ${name} are ${bytes - WORDS_BYTES} bytes over the ${WORDS_BYTES} of a file of words\n`,
  );
  process.exitCode = 1;
}
for (const page of readdirSync(folder).filter((name) => name.endsWith('.html'))) {
  const { scripts, foreign } = measureFirstLoad(folder, page);
  const total = scripts.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { path, bytes } of scripts) process.stdout.write(`${String(bytes).padStart(8)}  ${path}\n`);
  process.stdout.write(
    `${String(total).padStart(8)}  script at first load of ${page} in bytes, Brotli; ${BUDGET_BYTES} allowed\n`,
  );

  const faults = foreign.map((line) => `${line} is loaded from elsewhere; the page may load its own files only`);
  if (scripts.length === 0) faults.push(`${page} loads no script: is the page built?`);
  if (total > BUDGET_BYTES)
    faults.push(`the script at first load of ${page} is ${total - BUDGET_BYTES} bytes over the budget`);
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  if (faults.length > 0) process.exitCode = 1;
}
