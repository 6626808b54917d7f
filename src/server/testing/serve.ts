import { listen } from '../http/listen.ts';
import { createHttpServer } from '../http/server.ts';
import { createLog } from '../log/log.ts';
import type { StaticFile, StaticFiles } from '../page/static-files.ts';
import { createRequestHandler, type HandlerParts } from '../process/start-server.ts';
import { readSettings, type Settings } from '../settings/settings.ts';
import { createCatalogSource } from '../sources/embedded/catalog-source.ts';
import type { ImageSource } from '../sources/image-source.ts';
import { builtInCatalog } from './built-in.ts';

/** Settings from a command line and environment variables. Throws if they are invalid. */
export function settingsOf(args: readonly string[] = [], environment: Record<string, string> = {}): Settings {
  const read = readSettings(['--port', '0', ...args], environment);
  if (read.kind !== 'settings') throw new Error(JSON.stringify(read));
  return read.settings;
}

function textFile(type: string, text: string, hashed: boolean): StaticFile {
  return {
    type,
    hashed,
    hash: `hash-of-${text.length}`,
    bodies: new Map([['identity', new TextEncoder().encode(text)]]),
  };
}

/** A page of three files. */
export const TEST_FILES: StaticFiles = new Map([
  ['/index.html', textFile('text/html; charset=utf-8', '<!doctype html><title>the page</title>', false)],
  ['/icon.svg', textFile('image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>', false)],
  ['/assets/app-1.js', textFile('text/javascript; charset=utf-8', 'export {};', true)],
]);

export function builtInSource(): ImageSource {
  return createCatalogSource(builtInCatalog());
}

/** Serves the product on a free port, with the built-in catalog by default. */
export async function serve(parts: Partial<HandlerParts> = {}) {
  const { server, connections } = createHttpServer((parts.settings ?? settingsOf()).keepAliveSeconds);
  const listening = await listen(server, '127.0.0.1', 0);
  if (!listening.ok) throw new Error(listening.error);
  const port = listening.value;
  const lines: string[] = [];
  server.on(
    'request',
    createRequestHandler({
      source: parts.source ?? builtInSource(),
      settings: settingsOf(),
      version: '0.0.0',
      port,
      files: TEST_FILES,
      isClosing: connections.isClosing,
      log: createLog((line) => lines.push(line)),
      ...parts,
    }),
  );
  return { port, url: `http://127.0.0.1:${port}`, server, lines, close: connections.closeGracefully };
}
