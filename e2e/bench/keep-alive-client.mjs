import { Agent, request } from 'node:http';

/**
 * @typedef {object} Timed
 * @property {number} round milliseconds from sending the request to the last byte of the response
 * @property {number | undefined} inside milliseconds inside the server, if the response has Server-Timing
 * @property {string} body
 */

/**
 * A client that sends requests one after the other over one connection.
 *
 * @param {string} origin
 * @param {Readonly<Record<string, string>>} [headers]
 */
export function keepAliveClient(origin, headers = {}) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });

  /** @param {string} path @returns {Promise<Timed>} */
  const get = (path) =>
    new Promise((resolve, reject) => {
      const start = performance.now();
      const sent = request(new URL(path, origin), { agent, headers }, (answer) => {
        let body = '';
        answer.setEncoding('utf8');
        answer.on('data', (text) => {
          body += text;
        });
        answer.on('error', reject);
        answer.on('end', () => {
          const round = performance.now() - start;
          if (answer.statusCode === 200) resolve({ round, inside: insideMilliseconds(answer.headers), body });
          else reject(new Error(`${path} answered ${answer.statusCode}: ${body.slice(0, 300)}`));
        });
      });
      sent.on('error', reject);
      sent.end();
    });

  return { get, close: () => agent.destroy() };
}

/** @param {import('node:http').IncomingHttpHeaders} headers */
function insideMilliseconds(headers) {
  const found = /dur=([0-9.]+)/.exec(String(headers['server-timing'] ?? ''));
  return found?.[1] === undefined ? undefined : Number(found[1]);
}
