/**
 * Ends this process as SIGTERM does once the shell that npm started it from is gone.
 *
 * npm passes SIGTERM on to that shell alone, and some shells end without a word to their child: the server would
 * live on with its port, and nobody left to stop it. `exec node ...` in package.json was refused: Windows has none.
 * @param {NodeJS.ProcessEnv} environment
 * @param {number} everyMs how often to look
 */
export function stopWithNpm(environment, everyMs = 250) {
  if (environment.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, everyMs);
  watch.unref();
}
