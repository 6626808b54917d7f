import cluster from 'node:cluster';

// Loaded into the product before its own code: each SIGURG sets its clock two minutes ahead, so that a test sees an
// answer grow old without waiting for it. The supervisor passes the signal on to the process that serves. Nothing else
// of the product is touched.

const realNow = Date.now;
let aheadMs = 0;
Date.now = () => realNow() + aheadMs;
process.on('SIGURG', () => {
  for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGURG');
  aheadMs += 120_000;
  if (cluster.isWorker) process.stdout.write(`clock ahead by ${aheadMs} ms\n`);
});
