import { Worker as Thread } from 'node:worker_threads';

/** How often the thread looks, in milliseconds. */
const LOOK_MS = 1_000;

/**
 * Ends this process when its supervisor is gone, however that ended. The channel between them closes then. A process
 * that hangs does not notice, so a thread watches too: it has an event loop of its own. Systems that do not give an
 * orphan another parent (Windows) have only the channel. We rejected a watching process: it could be left over itself.
 */
export function endWithSupervisor(): void {
  process.once('disconnect', () => process.exit());
  const thread = new Thread(`(${watchParent})(${process.ppid}, ${LOOK_MS})`, {
    eval: true,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1 },
  });
  thread.unref();
  // No thread, for lack of memory say: the channel remains.
  thread.on('error', () => {});
}

/** Runs in the thread, from its text alone: it may use globals only. */
function watchParent(parent: number, everyMs: number): void {
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  }, everyMs);
}
