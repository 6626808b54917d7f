import { parseArgs } from 'node:util';
import { SENTINELS } from './sentinels.mjs';
import { startStandIn } from './stand-in.mjs';

// A PAI service on this machine, for developers who want to see the live source and each of its errors in the page.

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4729' },
    quiet: { type: 'boolean', default: false },
  },
});
const key = { id: 'stand-in-key', secret: 'stand-in-secret' };
const standIn = await startStandIn({
  key,
  port: Number(values.port),
  onRequest: (seen) => {
    if (!values.quiet) console.log(`${seen.operation || '?'} ${seen.target} ${seen.refusedWith ?? ''}`);
  },
});
console.log(`A stand-in for PAI on ${standIn.origin}. The product shows it with

  ALIBABA_CLOUD_ACCESS_KEY_ID=${key.id} ALIBABA_CLOUD_ACCESS_KEY_SECRET=${key.secret} \\
    npm start -- --source live --endpoint ${standIn.origin}

These workspaces show its faults; use a separate region for each. Lists of images are the same in every
region: PAI has a host for each region, and one machine has only one host.
`);
for (const { id, name } of SENTINELS.values()) console.log(`  ${id}  ${name}`);
process.once('SIGINT', () => void standIn.stop());
process.once('SIGTERM', () => void standIn.stop());
