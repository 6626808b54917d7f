// Builds what is stale, then is the server. Flags pass through, as the server reads the same command line.
import { buildOrExit, ROOT, staleParts } from './build-parts.mjs';
import { hideNodeDebug } from './hide-node-debug.mjs';
import { stopWithNpm } from './stop-with-npm.mjs';

hideNodeDebug();
stopWithNpm(process.env);
await buildOrExit(staleParts(ROOT));
// The path is put together at run time, because the file exists only after the first build.
const server = new URL('../../dist/server/main.js', import.meta.url);
await import(server.href);
