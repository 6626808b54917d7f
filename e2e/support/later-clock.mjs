import { subscribe } from 'node:diagnostics_channel';

// Loaded into the product before its own code: each SIGURG moves its clock two minutes ahead, so that a test sees a
// response age without waiting. The supervisor passes the signal on to the worker. Nothing else in the product is
// changed.

const realNow = Date.now;
let aheadMs = 0;
Date.now = () => realNow() + aheadMs;
const workers = new Set();
subscribe('child_process', (/** @type {any} */ { process: worker }) => workers.add(worker));
process.on('SIGURG', () => {
  for (const worker of workers) worker.kill('SIGURG');
  aheadMs += 120_000;
  if (process.connected) process.stdout.write(`clock ahead by ${aheadMs} ms\n`);
});
