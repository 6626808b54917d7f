// Builds stale parts, then runs the server. The server reads the same command line, flags included.
import { buildOrExit, ROOT, staleParts } from './build-parts.mjs';
import { hideNodeDebug } from './hide-node-debug.mjs';
import { stopWithNpm } from './stop-with-npm.mjs';

hideNodeDebug();
stopWithNpm(process.env);
await buildOrExit(staleParts(ROOT));
// The path is built at run time, because the file exists only after the first build.
const server = new URL('../../dist/server/main.js', import.meta.url);
await import(server.href);
