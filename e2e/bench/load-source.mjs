import { createServer } from 'vite';

/**
 * Calls `use` with a loader of source modules, and closes the loader afterwards. Vite is needed to load TypeScript.
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
