import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Supervisor } from './supervisor.ts';

// Protects the secrets of this process. main.ts imports it first, so that it runs before the rest is even loaded.

// Node would open a debugger, through which other programs of this user could read the credentials.
process.on('SIGUSR1', () => {});
// Until there is a worker to replace, the signal means nothing; by default it would end the process.
process.on('SIGUSR2', () => {});

// With NODE_DEBUG node itself writes to stderr what it does, such as the whole environment of each process it starts.
// The processes that we start do not get it; here it has been read already, and our own lines take another way.
if (process.env.NODE_DEBUG !== undefined) process.stderr.write = () => true;
delete process.env.NODE_DEBUG;
delete process.env.NODE_DEBUG_NATIVE;

try {
  // Linux: a core dump then holds no memory, and so no secret. Processes that we start inherit it.
  writeFileSync('/proc/self/coredump_filter', '0');
} catch {
  // Not Linux, or not allowed. SECURITY.md says what to do there.
}

/** npm passes on a Ctrl-C that has come from the terminal already: two within this time are one, in milliseconds. */
const SAME_PRESS_MS = 300;

/**
 * Stops the supervisor on SIGTERM and on SIGINT. The second of the same signal ends everything at once, as a person who
 * presses Ctrl-C again expects. SIGHUP, which comes when the terminal is closed, ends everything at once too.
 */
export function stopOnSignals({ stop, kill }: Pick<Supervisor, 'stop' | 'kill'>): void {
  const endBy = (signal: NodeJS.Signals) => {
    kill();
    // With the signal itself, so that a shell sees what ended the process.
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
    // The first process of a container is spared by signals without a handler.
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
 * Whether `nohup` started this process or npm, which it lets outlive the terminal by having it ignore SIGHUP. Node ends
 * that at its start, so only the name of the command tells, which shells leave in the environment.
 */
function isUnderNohup(environment: NodeJS.ProcessEnv): boolean {
  return basename(environment._ ?? '') === 'nohup';
}
