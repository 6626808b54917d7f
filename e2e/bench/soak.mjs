import { parseArgs } from 'node:util';
import { startLive } from '../live/server.mjs';
import { kindsOf, runLoad } from './load.mjs';
import { seededRandom } from './random.mjs';
import { residentMebibytes } from './resident-memory.mjs';
import { milliseconds, quantile, slope } from './statistics.mjs';

// Random load with errors on the live product for minutes, to see whether its memory is stable. Not part of the tests.

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    rate: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
});
const minutes = Number(values.minutes);
const rate = Number(values.rate);
if (!(minutes > 0 && rate > 0)) {
  console.error('--minutes and --rate must be numbers above 0.');
  process.exit(1);
}

const CONNECTIONS = 50;
const SAMPLE_MS = 2_000;
/** The first part of a run fills caches and grows the heap to its size. */
const WARM_UP = 0.3;
const REGIONS = ['cn-hangzhou', 'cn-shanghai', 'cn-beijing', 'cn-shenzhen', 'ap-southeast-1', 'us-west-1'];
/** One region with errors; the other regions must not be affected. */
const FAULTY_REGION = 'eu-central-1';
const FAULTS = ['9004', '9005', '9009', '9011', '9014', '9015', '9023', '9026', '9028', '9033'];

const random = seededRandom(Number(values.seed));
const live = await startLive({ env: { NODE_OPTIONS: '--max-old-space-size=256' } });
const start = performance.now();
/** @type {{ readonly at: number, readonly mebibytes: number }[]} */
const memory = [];
const sampler = setInterval(() => {
  const mebibytes = residentMebibytes(live.server.pid);
  if (mebibytes !== undefined) memory.push({ at: (performance.now() - start) / 60_000, mebibytes });
}, SAMPLE_MS);

const load = await runLoad({
  origin: live.server.origin,
  headers: live.headers,
  connections: CONNECTIONS,
  milliseconds: minutes * 60_000,
  next: () => {
    const pauseMs = random((2 * CONNECTIONS * 1_000) / rate);
    return random(20) === 0
      ? { path: randomPath(), pauseMs, giveUpAfterMs: random(50) }
      : { path: randomPath(), pauseMs };
  },
});
clearInterval(sampler);
const upstream = live.standIn.total();
await live.stop();

const settled = memory.filter(({ at }) => at > WARM_UP * minutes);
console.log(`${minutes} minutes, ${(load.times.length / load.seconds).toFixed(0)} answers a second`);
console.log(`  median ${milliseconds(quantile(load.times, 0.5))}, p99 ${milliseconds(quantile(load.times, 0.99))}`);
console.log(`  ${kindsOf(load)}`);
console.log(`  ${upstream} requests to PAI, ${live.standIn.refusals()} of them refused by their form or signature`);
if (settled.length < 2) console.log('  memory: not measured on this system, or too short a run');
else {
  const perMinute = slope(settled.map(({ at, mebibytes }) => [at, mebibytes]));
  const most = Math.max(...memory.map(({ mebibytes }) => mebibytes));
  console.log(`  memory: ${perMinute.toFixed(2)} MiB a minute once warm, ${most.toFixed(0)} MiB at most`);
}

/** Some requests repeat, most are new. */
function randomPath() {
  const pick = random(100);
  const region = REGIONS[random(REGIONS.length)];
  if (pick < 10) return `/api/v1/image/labels?Region=${FAULTY_REGION}&WorkspaceId=${FAULTS[random(FAULTS.length)]}`;
  if (pick < 60) return `/api/v1/image/labels?Region=${region}&WorkspaceId=${30_001 + random(20)}`;
  if (pick < 80)
    return `/api/v1/images?Region=${region}&PageSize=${1 + random(100)}&Verbose=true&Name=${random(1_000)}`;
  if (pick < 90) return `/api/v1/images/image-${random(1_000_000)}?Region=${region}`;
  if (pick < 95) return `/api/v1/workspaces?Region=${region}&PageNumber=${1 + random(200)}`;
  return `/api/v1/image/labels?Region=${region}&LabelFilter=team%3D${random(1_000_000)}`;
}
