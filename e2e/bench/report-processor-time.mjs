import { subscribe } from 'node:diagnostics_channel';

// Loaded into a measured process before its own code: at each SIGURG the worker prints its processor time. The
// supervisor of the product passes the signal on, and prints nothing.

const workers = new Set();
subscribe('child_process', (/** @type {any} */ { process: worker }) => workers.add(worker));
process.on('SIGURG', () => {
  for (const worker of workers) worker.kill('SIGURG');
  if (workers.size > 0) return;
  const { user, system } = process.cpuUsage();
  process.stdout.write(`processor time ${user + system} us\n`);
});
