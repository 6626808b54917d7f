import { createServer } from 'vite';

/**
 * Gives what loads modules of the sources to `use`, and closes it after. Node does not read their TypeScript by itself; Vite does.
 *
 * @template Loaded
 * @param {(load: (path: string) => Promise<any>) => Promise<Loaded>} use a path begins with `/src/`
 * @returns {Promise<Loaded>}
 */
export async function withSources(use) {
  const vite = await createServer({
    configFile: false,
    logLevel: 'error',
    server: { middlewareMode: true, ws: false, watch: null },
    appType: 'custom',
    optimizeDeps: { noDiscovery: true },
  });
  try {
    return await use((path) => vite.ssrLoadModule(path));
  } finally {
    await vite.close();
  }
}
