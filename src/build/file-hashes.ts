import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const QUERY = '?raw&sha256';

/**
 * Makes `import { sha256 } from './file?raw&sha256'` the SHA-256 of that file at build time, in hex. `raw` keeps other
 * plugins from parsing the file by its name.
 */
export function fileHashes(): Plugin {
  return {
    name: 'file-hashes',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith(QUERY)) return undefined;
      const file = id.slice(0, -QUERY.length);
      this.addWatchFile(file);
      return `export const sha256 = '${createHash('sha256').update(readFileSync(file)).digest('hex')}';`;
    },
  };
}
