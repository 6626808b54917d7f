import { basename } from 'node:path';
import type { Supervisor } from './supervisor.ts';

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
