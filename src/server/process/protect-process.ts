import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Supervisor } from './supervisor.ts';

// Protects the secrets of this process. program.ts imports it first, so that it runs before other code loads.

// With some options, node writes the environment or all memory to a file that every user may read: a report on a signal
// or at the end of the heap, and a heap snapshot on a signal. The snapshot has no switch, only a listener. We rejected
// removing all listeners for signals: monitoring tools that node loads before this program have some too.
Object.assign(process.report, { reportOnSignal: false, reportOnFatalError: false, reportOnUncaughtException: false });
const nodeOptions = [...process.execArgv, process.env.NODE_OPTIONS].join(' ');
for (const [, name = ''] of nodeOptions.matchAll(/--heapsnapshot[-_]signal[= ]"?(SIG\w+)/g))
  process.removeAllListeners(name);

// Stops node from opening a debugger: other programs of this user could read the credentials through it.
process.on('SIGUSR1', () => {});
// The signal is ignored before the first worker starts; by default it would end the process.
process.on('SIGUSR2', () => {});

// With NODE_DEBUG node writes internals to stderr, for example the whole environment of each child process. Child
// processes do not get the variable. This process has read it already, and our own lines do not use stderr directly.
if (process.env.NODE_DEBUG !== undefined) process.stderr.write = () => true;
delete process.env.NODE_DEBUG;
delete process.env.NODE_DEBUG_NATIVE;

try {
  // Linux: core dumps then contain no memory, and so no secret. Child processes inherit this.
  writeFileSync('/proc/self/coredump_filter', '0');
} catch {
  // Not Linux, or not allowed. SECURITY.md says what to do there.
}

/** npm forwards a Ctrl-C that the terminal has sent too: two signals within this time count as one, in milliseconds. */
const SAME_PRESS_MS = 300;

/**
 * Stops the supervisor on SIGTERM and SIGINT. A second signal of the same kind kills everything at once, as a second
 * Ctrl-C should. SIGHUP, when the terminal closes, does the same.
 */
export function stopOnSignals({ stop, kill }: Pick<Supervisor, 'stop' | 'kill'>): void {
  const endBy = (signal: NodeJS.Signals) => {
    kill();
    // Exits by the signal itself, so that a shell sees the cause.
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
    // Signals without a handler do not reach the first process of a container.
    process.exit(1);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    let firstAt: number | undefined;
    process.on(signal, () => {
      const now = performance.now();
      if (firstAt === undefined) {
        firstAt = now;
        stop();
      } else if (signal === 'SIGTERM' || now - firstAt > SAME_PRESS_MS) endBy(signal);
    });
  }
  process.on('SIGHUP', () => {
    if (!isUnderNohup(process.env)) endBy('SIGHUP');
  });
}

/**
 * Whether `nohup` started this process or npm. It makes them ignore SIGHUP to outlive the terminal. Node resets that at
 * its start, so we can only read the command name that shells leave in the environment.
 */
function isUnderNohup(environment: NodeJS.ProcessEnv): boolean {
  return basename(environment._ ?? '') === 'nohup';
}
