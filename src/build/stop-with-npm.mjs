import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * Ends this process like SIGTERM when npm, or the shell between npm and this process, has ended.
 *
 * npm passes SIGTERM on to the shell only, and some shells end without a signal to their child. When npm itself is
 * killed, the shell still waits for us. In both cases the server would keep its port with no parent to stop it.
 * We rejected `exec node ...` in package.json: Windows does not have it.
 *
 * Under `nohup` the server outlives npm, which ends when the terminal closes: npm is a node program, and node resets
 * the signal handling of nohup.
 * @param {NodeJS.ProcessEnv} environment
 * @param {number} everyMs the interval of the check
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
 * The process id of npm if there is a shell between npm and us: the shell's command line contains the script. If the shell
 * replaced itself with us, our parent is npm, and npm's parent, such as a terminal's shell, may end before us.
 * @param {number} parent
 * @param {string | undefined} script
 */
function npmBehindShell(parent, script) {
  if (process.platform === 'win32' || script === undefined) return undefined;
  const [ppid, commandLine] = process.platform === 'linux' ? readProcess(parent) : askPs(parent);
  return commandLine.includes(script) ? ppid : undefined;
}

/**
 * Whether npm is still the parent of the shell. On Linux the shell gets another parent even if no process has
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
    // The process name, in brackets, may contain spaces and brackets.
    const parent = /.*\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
    return [Number(parent), readFileSync(`/proc/${pid}/cmdline`, 'utf8')];
  } catch {
    return [undefined, ''];
  }
}

/**
 * The same with the command of other systems.
 * @param {number} pid
 * @returns {[number | undefined, string]}
 */
function askPs(pid) {
  const environment = { PATH: process.env.PATH };
  const { stdout } = spawnSync('ps', ['-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8', env: environment });
  const [, parent, commandLine = ''] = /^\s*(\d+) (.*)/.exec(stdout ?? '') ?? [];
  return [parent === undefined ? undefined : Number(parent), commandLine];
}
