import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BUILT = fileURLToPath(new URL('../../dist', import.meta.url));

/** A copy of the built product that a test may change. `main` is its script. */
export function copyProduct() {
  const folder = mkdtempSync(join(tmpdir(), 'product-'));
  cpSync(BUILT, folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const client = join(folder, 'client');
  const files = () => readdirSync(client, { recursive: true, encoding: 'utf8' });
  return {
    main: join(folder, 'server/main.js'),
    /** Renames every script, as a build from other sources does. */
    rebuild: () => {
      for (const name of files().filter((file) => /\.(br|gz)$/.test(file))) rmSync(join(client, name));
      const scripts = readdirSync(join(client, 'assets')).filter((name) => name.endsWith('.js'));
      const renamed = (text: string) => scripts.reduce((all, name) => all.replaceAll(name, `new-${name}`), text);
      for (const name of files().filter((file) => /\.(js|html)$/.test(file))) {
        writeFileSync(join(client, name), renamed(readFileSync(join(client, name), 'utf8')));
      }
      for (const name of scripts) renameSync(join(client, 'assets', name), join(client, 'assets', `new-${name}`));
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
