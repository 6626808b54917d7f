import type { RequestListener } from 'node:http';
import type { Plugin, ViteDevServer } from 'vite';
import { readPreferences } from '../server/http/preferences.ts';
import { requestLanguage } from './language-pages.ts';

const OWN_PATHS = /^\/(api(\/|$|\?)|healthz|readyz)/;

/**
 * Makes `npm run dev` one process: Vite serves the page, and the server's own code, loaded and reloaded by Vite, serves
 * the API. We rejected proxying a list of paths to a second process: the list goes stale.
 */
export function devServer(): Plugin {
  return {
    name: 'dev-server',
    apply: (_, { command }) => command === 'serve' && !process.env.VITEST,
    configureServer: (vite) => {
      const handlerNow = handlerLoader(vite);
      vite.middlewares.use(async (request, response, next) => {
        const url = request.url ?? '';
        if (!OWN_PATHS.test(url)) {
          const { language } = readPreferences(request.headers, url.split('?')[1] ?? '');
          return requestLanguage.run(language, next);
        }
        try {
          (await handlerNow())(request, response);
        } catch (error) {
          next(error);
        }
      });
    },
    hotUpdate(update) {
      // The page has responses of the old server. For shared files Vite already reloads it.
      if (this.environment.name !== 'ssr' || update.modules.length === 0) return;
      const inPage = update.server.environments.client.moduleGraph.getModulesByFile(update.file);
      if (inPage === undefined) update.server.environments.client.hot.send({ type: 'full-reload' });
    },
  };
}

interface DevModule {
  readonly createDevHandler: (environment: NodeJS.ProcessEnv, port: number) => Promise<RequestListener>;
}

/** Returns the handler of the current code; the same one until one of its files changes. */
function handlerLoader(vite: ViteDevServer): () => Promise<RequestListener> {
  let loaded: { readonly from: DevModule; readonly handler: Promise<RequestListener> } | undefined;
  return async () => {
    const module = (await vite.ssrLoadModule('/src/server/process/dev-handler.ts')) as DevModule;
    if (loaded?.from !== module) {
      loaded = { from: module, handler: module.createDevHandler(process.env, portOf(vite)) };
    }
    const { handler } = loaded;
    try {
      return await handler;
    } catch (error) {
      // The cause, such as a catalog file, may be fixed before the next request.
      if (loaded?.handler === handler) loaded = undefined;
      throw error;
    }
  };
}

function portOf(vite: ViteDevServer): number {
  const address = vite.httpServer?.address();
  return typeof address === 'object' && address !== null ? address.port : vite.config.server.port;
}
