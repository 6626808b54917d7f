import { startServer } from '../support/server.mjs';
import { keepAliveClient } from './keep-alive-client.mjs';
import { residentMebibytes } from './resident-memory.mjs';
import { milliseconds, timesRow } from './statistics.mjs';

/** @typedef {import('./statistics.mjs').Row} Row */

const REFERENCE = '/healthz';
const THREE_CONDITIONS = 'system.chipType=GPU,system.framework.PyTorch=*,system.pythonVersion=3.10';

/**
 * The response times of the server with the built-in catalog.
 *
 * @returns {Promise<readonly Row[]>}
 */
export async function benchBuiltIn() {
  const server = await startServer();
  const rows = await timeRequests(server.origin, 1000, [
    ['ListImageLabels, all labels', '/api/v1/image/labels'],
    ['ListImageLabels, 2 conditions', labelsPath('system.chipType=GPU,system.framework.PyTorch=*')],
    ['ListImages, first page', '/api/v1/images?PageSize=100&Verbose=true'],
  ]);
  await server.stop();
  return rows;
}

/**
 * The time to load a large catalog, its response times, and the memory of the server.
 *
 * @param {string} catalog
 * @returns {Promise<readonly Row[]>}
 */
export async function benchLargeCatalog(catalog) {
  const start = performance.now();
  const server = await startServer({ flags: ['--catalog', catalog] });
  const loaded = performance.now() - start;
  const memory = [memoryRow('resident memory once loaded', server.pid)];
  const rows = await timeRequests(server.origin, 100, [
    ['ListImageLabels, 3 conditions', labelsPath(THREE_CONDITIONS)],
    ['ListImages, 3 conditions', `/api/v1/images?PageSize=100&Labels=${encodeURIComponent(THREE_CONDITIONS)}`],
    ['ListImages, name contains', '/api/v1/images?PageSize=100&Name=image:9999'],
    ['ListImageLabels, all labels', '/api/v1/image/labels'],
  ]);
  memory.push(memoryRow('resident memory after the requests', server.pid));
  await server.stop();
  return [{ what: 'start until it listens', median: milliseconds(loaded), note: '1 sample' }, ...memory, ...rows];
}

/** @param {string} filter */
const labelsPath = (filter) => `/api/v1/image/labels?LabelFilter=${encodeURIComponent(filter)}`;

/**
 * Measures requests and the reference alternately, so that both see the same state of the machine.
 *
 * @param {string} origin
 * @param {number} samples
 * @param {readonly (readonly [what: string, path: string])[]} requests
 */
async function timeRequests(origin, samples, requests) {
  const client = keepAliveClient(origin);
  /** @type {Row[]} */
  const rows = [];
  for (const [what, path] of requests) {
    const warmUp = Math.ceil(samples / 5);
    const reference = [];
    const answers = [];
    let last = '';
    for (let n = -warmUp; n < samples; n += 1) {
      const { round } = await client.get(REFERENCE);
      const answer = await client.get(path);
      if (n >= 0) {
        reference.push(round);
        answers.push({ round: answer.round, inside: answer.inside });
      }
      last = answer.body;
    }
    const rounds = answers.map((answer) => answer.round);
    rows.push({
      ...timesRow(what, rounds, reference),
      note: `${samples} samples, ${JSON.parse(last).TotalCount} found`,
    });
    const inside = answers.flatMap((answer) => answer.inside ?? []);
    if (inside.length > 0) rows.push(timesRow(`${what}, inside the server`, inside));
  }
  client.close();
  return rows;
}

/**
 * @param {string} what
 * @param {number} pid
 * @returns {Row}
 */
function memoryRow(what, pid) {
  const mebibytes = residentMebibytes(pid);
  return { what, note: mebibytes === undefined ? 'not measured on this system' : `${Math.round(mebibytes)} MiB` };
}
