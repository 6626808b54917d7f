import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { Pool } from 'undici';

// The references of the server benchmark: node:http with one response, or a proxy that passes everything on.
// node e2e/bench/bare-server.mjs --port 0 (--answer FILE | --upstream ORIGIN)

const text = /** @type {const} */ ({ type: 'string' });
const { values } = parseArgs({ options: { port: { ...text, default: '0' }, answer: text, upstream: text } });

/** @type {import('node:http').RequestListener} */
let handler;
if (values.answer !== undefined) {
  const bytes = readFileSync(values.answer);
  const headers = { 'Content-Type': 'application/json', 'Content-Length': bytes.length };
  handler = (_request, response) => response.writeHead(200, headers).end(bytes);
} else if (values.upstream !== undefined) {
  const pool = new Pool(values.upstream);
  handler = async ({ url = '/' }, response) => {
    const answer = await pool.request({ path: url, method: 'GET' });
    response.writeHead(answer.statusCode, { 'Content-Type': String(answer.headers['content-type']) });
    answer.body.pipe(response);
  };
} else throw new Error('--answer FILE or --upstream ORIGIN is missing');

const server = createServer(handler);
server.listen(Number(values.port), '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  process.stdout.write(`Reference on http://127.0.0.1:${port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
