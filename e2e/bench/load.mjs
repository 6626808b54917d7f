import { Agent, request } from 'node:http';

/**
 * The result of a load.
 *
 * @typedef {object} Load
 * @property {number[]} times milliseconds of each response, whatever its status
 * @property {Map<string, number>} answers the number of each kind: the status, with the Code of a refusal, or the error
 * @property {number} seconds duration of the run
 *
 * @typedef {object} LoadOptions
 * @property {string} origin
 * @property {Readonly<Record<string, string>>} [headers]
 * @property {number} connections each sends requests one after the other
 * @property {number} milliseconds
 * @property {() => Sent} next
 *
 * @typedef {object} Sent
 * @property {string} path
 * @property {number} [pauseMs] pause before the request
 * @property {number} [giveUpAfterMs] time after which the client disconnects without a response
 */

/**
 * Sends requests over a number of connections for a time.
 *
 * @param {LoadOptions} options
 * @returns {Promise<Load>}
 */
export async function runLoad({ origin, headers = {}, connections, milliseconds, next }) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const start = performance.now();
  const end = start + milliseconds;
  /** @type {Load} */
  const load = { times: [], answers: new Map(), seconds: 0 };

  const client = async () => {
    while (performance.now() < end) {
      const { path, pauseMs = 0, giveUpAfterMs } = next();
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
      const from = performance.now();
      const kind = await send(new URL(path, origin), agent, headers, giveUpAfterMs);
      if (/^\d/.test(kind)) load.times.push(performance.now() - from);
      load.answers.set(kind, (load.answers.get(kind) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  agent.destroy();
  return { ...load, seconds: (performance.now() - start) / 1_000 };
}

/**
 * The responses by kind, most frequent first, on one line.
 *
 * @param {Load} load
 */
export function kindsOf({ answers }) {
  const kinds = [...answers].toSorted(([, a], [, b]) => b - a);
  return kinds.map(([kind, count]) => `${count} x ${kind}`).join(', ');
}

/**
 * @param {URL} url
 * @param {Agent} agent
 * @param {Readonly<Record<string, string>>} headers
 * @param {number | undefined} giveUpAfterMs
 * @returns {Promise<string>} the kind of response; errors and disconnected clients begin with a letter
 */
function send(url, agent, headers, giveUpAfterMs) {
  return new Promise((resolve) => {
    let hasGivenUp = false;
    const sent = request(url, { agent, headers }, (answer) => {
      /** @type {Buffer[]} */
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('error', () => resolve('cut off'));
      answer.on('end', () => {
        const status = String(answer.statusCode);
        resolve(answer.statusCode === 200 ? status : `${status} ${codeOf(Buffer.concat(parts).toString())}`);
      });
    });
    const patience =
      giveUpAfterMs === undefined
        ? undefined
        : setTimeout(() => {
            hasGivenUp = true;
            sent.destroy();
          }, giveUpAfterMs);
    sent.on('error', (error) =>
      resolve(hasGivenUp ? 'given up' : `error ${'code' in error ? error.code : error.message}`),
    );
    sent.on('close', () => clearTimeout(patience));
    sent.end();
  });
}

/** @param {string} body */
function codeOf(body) {
  try {
    return String(JSON.parse(body).Code);
  } catch {
    return 'without a Code';
  }
}
