import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One hash over the content of files and folders, so that equal inputs have equal hashes wherever and whenever they
 * were checked out. We rejected modification times: git sets them on every checkout. Tests are left out.
 * @param {string} root
 * @param {readonly string[]} inputs paths below root; a missing path counts as missing
 */
export function hashInputs(root, inputs) {
  const hash = createHash('sha256');
  for (const path of inputs.flatMap((input) => listFiles(root, input)))
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {readonly string[]}
 */
function listFiles(root, path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (!stat.isDirectory()) return /\.test\.tsx?$/.test(path) ? [] : [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => listFiles(root, `${path}/${name}`));
}
