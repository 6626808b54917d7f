import type { RequestListener } from 'node:http';
import type { Plugin, ViteDevServer } from 'vite';
import { readPreferences } from '../server/http/preferences.ts';
import { requestLanguage } from './language-pages.ts';

const OWN_PATHS = /^\/(api(\/|$|\?)|healthz|readyz)/;

/**
 * Makes `npm run dev` one process: Vite serves the page, and the server's own code, loaded through Vite and loaded
 * again after a change, answers the API. A list of proxied paths to a second process was refused: it goes stale.
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
      // The page holds answers of the old server; for files that both sides use Vite already tells it.
      if (this.environment.name !== 'ssr' || update.modules.length === 0) return;
      const inPage = update.server.environments.client.moduleGraph.getModulesByFile(update.file);
      if (inPage === undefined) update.server.environments.client.hot.send({ type: 'full-reload' });
    },
  };
}

interface DevModule {
  readonly createDevHandler: (environment: NodeJS.ProcessEnv, port: number) => Promise<RequestListener>;
}

/** Gives the handler of the code as it is now; the same one until a file behind it changes. */
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
      // What stopped it, a catalog file say, may be put right before the next request.
      if (loaded?.handler === handler) loaded = undefined;
      throw error;
    }
  };
}

function portOf(vite: ViteDevServer): number {
  const address = vite.httpServer?.address();
  return typeof address === 'object' && address !== null ? address.port : vite.config.server.port;
}
