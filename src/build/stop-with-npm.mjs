import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * Ends this process as SIGTERM does once npm, or the shell that npm started it from, is gone.
 *
 * npm passes SIGTERM on to that shell alone, and some shells end without a word to their child. When npm itself is
 * killed, the shell lives on, waiting for us. Either way the server would keep its port, with nobody left to stop it.
 * `exec node ...` in package.json was rejected: Windows has none.
 *
 * Under `nohup` the server outlives npm, which ends when the terminal is closed: npm is a node program, and node undoes
 * what nohup has set.
 * @param {NodeJS.ProcessEnv} environment
 * @param {number} everyMs how often to look
 */
export function stopWithNpm(environment, everyMs = 250) {
  if (environment.npm_lifecycle_event === undefined) return;
  if (basename(environment._ ?? '') === 'nohup') {
    process.on('SIGHUP', () => {});
    return;
  }
  const parent = process.ppid;
  const npm = npmBehindShell(parent, environment.npm_lifecycle_script);
  const watch = setInterval(() => {
    if (process.ppid === parent && (npm === undefined || isBehind(npm, parent))) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, everyMs);
  watch.unref();
}

/**
 * The process id of npm if a shell stands between it and us: the shell's command line holds the script. Where the shell
 * has replaced itself with us, our parent is npm, and the parent of npm, a terminal's shell say, may end before us.
 * @param {number} parent
 * @param {string | undefined} script
 */
function npmBehindShell(parent, script) {
  if (process.platform === 'win32' || script === undefined) return undefined;
  const [ppid, commandLine] = process.platform === 'linux' ? readProcess(parent) : askPs(parent);
  return commandLine.includes(script) ? ppid : undefined;
}

/**
 * Whether npm is still there, the parent of the shell. On Linux the shell gets another parent even if nobody has
 * collected npm's exit status yet.
 * @param {number} npm
 * @param {number} shell
 */
function isBehind(npm, shell) {
  if (process.platform === 'linux') return readProcess(shell)[0] === npm;
  try {
    return process.kill(npm, 0);
  } catch {
    return false;
  }
}

/**
 * The parent of a process, undefined if it is gone, and its command line.
 * @param {number} pid
 * @returns {[number | undefined, string]}
 */
function readProcess(pid) {
  try {
    // The name of the process, in brackets, may hold spaces and brackets itself.
    const parent = /.*\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
    return [Number(parent), readFileSync(`/proc/${pid}/cmdline`, 'utf8')];
  } catch {
    return [undefined, ''];
  }
}

/**
 * The same by the command that other systems have.
 * @param {number} pid
 * @returns {[number | undefined, string]}
 */
function askPs(pid) {
  const environment = { PATH: process.env.PATH };
  const { stdout } = spawnSync('ps', ['-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8', env: environment });
  const [, parent, commandLine = ''] = /^\s*(\d+) (.*)/.exec(stdout ?? '') ?? [];
  return [parent === undefined ? undefined : Number(parent), commandLine];
}
