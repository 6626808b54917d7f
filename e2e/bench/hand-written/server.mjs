import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

// A plain node:http server for the hand-written page: node e2e/bench/hand-written/server.mjs --port 0 --rows FILE
// It prints its address like the product, so that the benchmark starts both in the same way.

const { values } = parseArgs({ options: { port: { type: 'string', default: '0' }, rows: { type: 'string' } } });
if (values.rows === undefined) throw new Error('--rows FILE is missing');

/** @param {string} name */
const own = (name) => readFileSync(new URL(name, import.meta.url));

/** @type {ReadonlyMap<string, readonly [type: string, bytes: Buffer]>} */
const files = new Map([
  ['/', ['text/html', gzipSync(own('index.html'))]],
  ['/page.js', ['text/javascript', gzipSync(own('page.js'))]],
  ['/rows.json', ['application/json', gzipSync(readFileSync(values.rows))]],
]);

const server = createServer((request, response) => {
  const file = files.get(request.url ?? '');
  if (file === undefined) return response.writeHead(404).end();
  const [type, bytes] = file;
  return response.writeHead(200, { 'Content-Type': type, 'Content-Encoding': 'gzip' }).end(bytes);
});
server.listen(Number(values.port), '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  process.stdout.write(`Hand-written page on http://127.0.0.1:${port}\n`);
});
process.on('SIGTERM', () => {
  server.closeAllConnections();
  server.close();
});
