import type { ChildProcess } from 'node:child_process';
import { tell } from './fork-worker.ts';
import type { WorkerEvent } from './messages.ts';

export interface HeartbeatLimits {
  /** How often a worker is asked, in milliseconds. */
  readonly everyMs: number;
  /** How many questions in a row it may leave unanswered. */
  readonly missed: number;
}

/** Ten seconds: the event loop of an overloaded worker stands still for one or two. */
const HEARTBEAT: HeartbeatLimits = { everyMs: 2_000, missed: 5 };

/**
 * Asks a worker at intervals whether its event loop still turns, and calls `hangs` once if it does not. Questions are
 * counted and not seconds: after a sleep of the machine, or a stop of both processes by Ctrl-Z, none is overdue.
 */
export function watchHeartbeat(worker: ChildProcess, hangs: () => void, limits = HEARTBEAT): void {
  let unanswered = 0;
  const watch = setInterval(() => {
    if (unanswered >= limits.missed) {
      clearInterval(watch);
      hangs();
      return;
    }
    unanswered += 1;
    tell(worker, { kind: 'ping' });
  }, limits.everyMs);
  worker.on('message', (event: WorkerEvent) => {
    if (event.kind === 'pong') unanswered = 0;
  });
  worker.once('exit', () => clearInterval(watch));
}
