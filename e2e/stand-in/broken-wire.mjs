import { gzipSync } from 'node:zlib';
import { sendRaw, sendSound } from './exchange.mjs';

/** @typedef {import('./exchange.mjs').Fault} Fault */

const JSON_HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
const HTML = '<!doctype html><title>Airport</title><script>window.__xss = 1</script><b>Sign in to the airport</b>';
const HUGE_BYTES = 64 * 1024 * 1024;
const POISON = JSON.stringify({ TotalCount: 1, Labels: [{ Key: 'poisoned', Value: 'by an answer to no request' }] });

/** Faults of the connection and of HTTP. Some end only when the client times out. @type {readonly Fault[]} */
export const BROKEN_WIRE = [
  { id: '9001', name: 'sends no headers', answer: () => {} },
  {
    id: '9002',
    name: 'stops in the body',
    answer: ({ response }) => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).write('{"TotalCount":1,"Labels":[');
    },
  },
  {
    id: '9003',
    name: 'drips a byte a second',
    answer: ({ response }) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 1_000);
      response.on('close', () => clearInterval(drip));
      response.write(' ');
    },
  },
  {
    id: '9004',
    name: 'resets the connection in the body',
    answer: ({ response }) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 1_000 });
      response.write('{"TotalCount":1,"Labels":[', () => response.socket?.resetAndDestroy());
    },
  },
  {
    id: '9005',
    name: 'sends less than its Content-Length',
    answer: (exchange) => sendRaw(exchange, `${JSON_HEAD}Content-Length: 1000\r\n\r\n{"TotalCount":1,"Labels":[`),
  },
  {
    id: '9006',
    name: 'is cut off, without a Content-Length',
    answer: (exchange) => sendRaw(exchange, `${JSON_HEAD}Connection: close\r\n\r\n{"TotalCount":1,"Labels":[`),
  },
  {
    id: '9007',
    name: 'sends two Content-Lengths',
    answer: (exchange) =>
      sendRaw(exchange, `${JSON_HEAD}Content-Length: 13\r\nContent-Length: 14\r\n\r\n{"Labels":[]} `),
  },
  { id: '9008', name: 'does not speak HTTP', answer: (exchange) => sendRaw(exchange, 'SSH-2.0-OpenSSH_9.6\r\n') },
  {
    id: '9009',
    name: 'sends a page with status 200',
    answer: ({ response }) => {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end(HTML);
    },
  },
  {
    id: '9010',
    name: 'sends a page with status 502',
    answer: ({ response }) => {
      response.writeHead(502, { 'Content-Type': 'text/html' }).end(HTML);
    },
  },
  { id: '9011', name: 'sends 64 MB', answer: ({ response }) => sendHuge(response) },
  {
    id: '9012',
    name: 'sends 64 MB as a small gzip',
    answer: ({ response }) => {
      const bomb = gzipSync(`{"Labels":[],"Padding":"${'0'.repeat(HUGE_BYTES)}"}`);
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }).end(bomb);
    },
  },
  {
    id: '9013',
    name: 'sends 128 KB of headers',
    answer: (exchange) =>
      sendRaw(exchange, `${JSON_HEAD}x-filler: ${'f'.repeat(128 * 1024)}\r\nContent-Length: 13\r\n\r\n{"Labels":[]}`),
  },
  {
    id: '9025',
    name: 'redirects elsewhere',
    answer: ({ response, canary }) => {
      response.writeHead(302, { Location: `${canary}/api/v1/image/labels` }).end();
    },
  },
  { id: '9028', name: 'closes at once', answer: ({ response }) => response.socket?.destroy() },
  {
    id: '9034',
    name: 'answers, and answers again unasked',
    answer: (exchange) => {
      const { response } = exchange;
      const unasked = `${JSON_HEAD}Content-Length: ${POISON.length}\r\n\r\n${POISON}`;
      response.on('finish', () => setTimeout(() => response.socket?.write(unasked), 20));
      sendSound(exchange);
    },
  },
  {
    id: '9035',
    name: 'closes at once the first time',
    answer: (exchange) => {
      if (exchange.nth % 2 === 0) exchange.response.socket?.destroy();
      else sendSound(exchange);
    },
  },
];

/**
 * Sends at the client's reading speed, so that a client with a limit does not get the rest.
 *
 * @param {import('node:http').ServerResponse} response
 */
function sendHuge(response) {
  const label = '{"Key":"filler","Value":"0123456789012345678901234567890123456789"},';
  const part = label.repeat(1_000);
  let sent = 0;
  const more = () => {
    while (sent < HUGE_BYTES && !response.destroyed) {
      sent += part.length;
      if (!response.write(part)) return;
    }
    response.end('{"Key":"last","Value":""}]}');
  };
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.write('{"Labels":[');
  response.on('drain', more);
  more();
}
