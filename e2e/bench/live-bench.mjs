import { startLive } from '../live/server.mjs';
import { kindsOf, runLoad } from './load.mjs';
import { openSlowSockets } from './slow-sockets.mjs';
import { milliseconds, quantile, timesRow } from './statistics.mjs';

/** @typedef {import('./statistics.mjs').Row} Row */

const CONNECTIONS = 50;
const SLOW_SOCKETS = 500;
const REFERENCE = '/healthz';
const CACHED = '/api/v1/image/labels?Region=cn-hangzhou&LabelFilter=system.chipType%3DGPU';

/**
 * The speed of the live source's cache, and whether slow clients delay a healthy one.
 *
 * @returns {Promise<readonly Row[]>}
 */
export async function benchLive() {
  const live = await startLive();
  const { origin } = live.server;
  /** @param {string} path @param {number} seconds @param {number} [connections] */
  const load = (path, seconds, connections = CONNECTIONS) =>
    runLoad({ origin, headers: live.headers, connections, milliseconds: seconds * 1_000, next: () => ({ path }) });

  await load(CACHED, 2);
  const reference = await load(REFERENCE, 4);
  const cached = await load(CACHED, 8);
  const upstream = live.standIn.total();
  const alone = await load(CACHED, 3, 1);
  const slow = await openSlowSockets(Number(new URL(origin).port), SLOW_SOCKETS);
  const beside = await load(CACHED, 3, 1);
  const closed = await allClosed(slow.closedAfter);
  slow.close();
  await live.stop();

  return [
    rateRow(`${REFERENCE}, ${CONNECTIONS} connections`, reference),
    rateRow(`from cache, ${CONNECTIONS} connections`, cached, reference, `, ${upstream} asked of PAI`),
    rateRow('from cache, 1 connection', alone),
    rateRow(`from cache, 1 connection beside ${SLOW_SOCKETS} slow ones`, beside, alone),
    { what: 'slow connections closed by the server', note: closed },
  ];
}

/**
 * @param {string} what
 * @param {import('./load.mjs').Load} load
 * @param {import('./load.mjs').Load} [reference]
 * @param {string} [more]
 * @returns {Row}
 */
function rateRow(what, load, reference, more = '') {
  const rate = Math.round(load.times.length / load.seconds);
  return { ...timesRow(what, load.times, reference?.times), note: `${rate} a second: ${kindsOf(load)}${more}` };
}

/** @param {readonly number[]} closedAfter */
async function allClosed(closedAfter) {
  const limit = performance.now() + 15_000;
  while (closedAfter.length < SLOW_SOCKETS && performance.now() < limit)
    await new Promise((resolve) => setTimeout(resolve, 100));
  return `${closedAfter.length} of ${SLOW_SOCKETS}, the last after ${milliseconds(quantile(closedAfter, 1))}`;
}
