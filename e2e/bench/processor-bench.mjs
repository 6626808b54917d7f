import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startLive } from '../live/server.mjs';
import { startServer } from '../support/server.mjs';
import { keepAliveClient } from './keep-alive-client.mjs';
import { median } from './statistics.mjs';

/**
 * Processor time of one request, in microseconds, with that of a reference in the same run.
 *
 * @typedef {object} ProcessorTime
 * @property {string} what
 * @property {number} bytes of the response body, uncompressed
 * @property {number} product
 * @property {string} reference
 * @property {number} referenceTime
 * @property {number} ratio
 * @property {string} goal
 *
 * @typedef {object} Target
 * @property {string} origin
 * @property {string} path
 * @property {Readonly<Record<string, string>>} headers
 * @property {number} pid
 * @property {() => string} output
 */

const REPORT = { NODE_OPTIONS: `--import=${new URL('report-processor-time.mjs', import.meta.url)}` };
const BARE_SERVER = fileURLToPath(new URL('bare-server.mjs', import.meta.url));
/** About 5 KB of the built-in catalog. */
const SMALL = '/api/v1/image/labels?LabelFilter=system.chipType%3DGPU';
const CONNECTIONS = 4;
const REQUESTS = 2_000;
const ROUNDS = 7;

/**
 * The processor time of a request in the worker: a response of about 5 KB compared with bare node:http, and a live response
 * from the cache compared with a bare proxy. We rejected wall-clock time: it includes the client and other programs.
 *
 * @returns {Promise<readonly ProcessorTime[]>}
 */
export async function benchProcessorTime() {
  const folder = mkdtempSync(join(tmpdir(), 'pai-image-labels-bench-'));
  /** @type {(() => Promise<unknown>)[]} */
  const stops = [async () => rmSync(folder, { recursive: true })];
  try {
    const embedded = await startServer({ env: REPORT });
    stops.push(embedded.stop);
    const live = await startLive({ env: REPORT });
    stops.push(live.stop);
    const body = await (await fetch(embedded.origin + SMALL, { headers: { 'Accept-Encoding': 'identity' } })).text();
    const file = join(folder, 'answer.json');
    writeFileSync(file, body);
    const bare = await startServer({ main: BARE_SERVER, flags: ['--answer', file], env: REPORT });
    stops.push(bare.stop);
    const proxy = await startServer({ main: BARE_SERVER, flags: ['--upstream', bare.origin], env: REPORT });
    stops.push(proxy.stop);
    const liveBody = await (await live.ask(SMALL)).text();

    const targets = {
      embedded: target(embedded, {}),
      compressed: target(embedded, { 'Accept-Encoding': 'gzip' }),
      bare: target(bare, {}),
      live: target(live.server, live.headers),
      proxy: target(proxy, {}),
    };
    const times = await measureInTurn(targets);
    return [
      row('embedded', body.length, times.embedded, 'node:http', times.bare, 'at most 1.5 x'),
      row('embedded, the client takes gzip', body.length, times.compressed, 'node:http', times.bare, ''),
      row('live, from the cache', liveBody.length, times.live, 'bare proxy', times.proxy, 'at most 1 x'),
    ];
  } finally {
    for (const stop of stops.toReversed()) await stop();
  }
}

/**
 * @param {readonly ProcessorTime[]} rows
 * @returns {readonly string[]} the lines of a Markdown table
 */
export function processorTable(rows) {
  const lines = rows.map(({ what, bytes, product, reference, referenceTime, ratio, goal }) => {
    const times = [`${product.toFixed(0)} us`, `${reference} ${referenceTime.toFixed(0)} us`, `${ratio.toFixed(2)} x`];
    return `| ${[`${what}, ${(bytes / 1024).toFixed(1)} KiB`, ...times, goal].join(' | ')} |`;
  });
  return [
    '| processor time a request | product | reference | ratio | goal |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
    '',
  ];
}

/** @param {{ origin: string, pid: number, output: () => string }} server @param {Readonly<Record<string, string>>} headers @returns {Target} */
const target = ({ origin, pid, output }, headers) => ({ origin, path: SMALL, headers, pid, output });

/** @param {string} what @param {number} bytes @param {number} product @param {string} reference @param {number} referenceTime @param {string} goal @returns {ProcessorTime} */
const row = (what, bytes, product, reference, referenceTime, goal) => ({
  what,
  bytes,
  product,
  reference,
  referenceTime,
  ratio: product / referenceTime,
  goal,
});

/**
 * @template {string} Name
 * @param {Readonly<Record<Name, Target>>} targets
 * @returns {Promise<Record<Name, number>>} the median of microseconds for each request
 */
async function measureInTurn(targets) {
  const names = /** @type {Name[]} */ (Object.keys(targets));
  /** @type {Map<Name, number[]>} */
  const times = new Map(names.map((name) => [name, []]));
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const name of names) {
      const time = await timeRequests(targets[name]);
      // The first round compiles the code.
      if (round > 0) times.get(name)?.push(time);
    }
  return /** @type {Record<Name, number>} */ (
    Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])]))
  );
}

/** @param {Target} target @returns {Promise<number>} */
async function timeRequests(target) {
  const before = await processorTime(target);
  const client = async () => {
    const { get, close } = keepAliveClient(target.origin, target.headers);
    for (let n = 0; n < REQUESTS / CONNECTIONS; n += 1) await get(target.path);
    close();
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, client));
  return ((await processorTime(target)) - before) / REQUESTS;
}

/** The processor time that the process reports, in microseconds. @param {Target} target */
async function processorTime({ pid, output }) {
  const reports = () => [...output().matchAll(/processor time (\d+) us\n/g)];
  const before = reports().length;
  process.kill(pid, 'SIGURG');
  while (reports().length === before) await new Promise((resolve) => setTimeout(resolve, 5));
  return Number(reports().at(-1)?.[1]);
}
