import type { ChildProcess } from 'node:child_process';
import type { SharedSocket } from '../http/listen.ts';
import {
  dismiss,
  forkWorker,
  RETIRE_LIMIT_MS,
  sendCommand,
  type WorkerEvent,
  watchHeartbeat,
  watchStart,
} from './fork-worker.ts';

/** After this time of serving, a crash counts as the first again, in milliseconds. */
const STABLE_MS = 60_000;
/** On a stop, the time in which a starting worker must report that it serves, in milliseconds. */
const ABOUT_TO_SERVE_MS = 250;
/** The time in which a worker must stop, in milliseconds: longer than the ten seconds for its requests. */
const STOP_LIMIT_MS = 12_000;
/** The extra time of a replaced worker beyond its own limit, in milliseconds. */
const GRACE_MS = 2_000;

export interface SupervisorOptions {
  /** The script that a worker runs; its arguments are this process's own. */
  readonly script: string;
  readonly port: number;
  readonly freshToken: string;
  /** Called once, with the announcement of the first worker. */
  readonly announce: (line: string) => void;
  readonly say: (line: string) => void;
  /** The file that a worker reads at its start, if that may take long: `the catalog /home/me/images.json`. */
  readonly reads?: string;
  /** Ends this process. */
  readonly exit: (code: number) => void;
}

export interface Supervisor {
  /** Starts a new worker, which takes over from the current one without losing a request. */
  readonly replace: () => void;
  /** Lets all workers finish their started requests, then exits with 0. */
  readonly stop: () => void;
  /** Kills all workers at once. Must be called before this process ends in any other way. */
  readonly kill: () => void;
}

/**
 * Keeps one worker serving, and handles no request itself. A worker that crashes or hangs is replaced after a delay;
 * for `replace` the new one serves before the old one stops. If the first worker fails to start, the supervisor exits
 * with its exit code: the worker has reported the error, mostly in the settings.
 *
 * The first worker opens the listening sockets and sends them here. The supervisor keeps them open until it ends,
 * without accepting, and passes them to each later worker. So no other program can take the port, and clients that
 * connect while no worker serves wait in the kernel. See .github/decisions/holding-the-port.md for the rejected
 * alternatives.
 */
export function supervise({ script, port, freshToken, announce, say, reads, exit }: SupervisorOptions): Supervisor {
  const sockets: SharedSocket[] = [];
  let isAnnounced = false;
  let serving: ChildProcess | undefined;
  let starting: ChildProcess | undefined;
  let restart: NodeJS.Timeout | undefined;
  let crashes = 0;
  let isStopping = false;
  /** `replace` was called while a worker was starting, which may have read the old files. */
  let isAnotherDue = false;
  const workers = new Set<ChildProcess>();

  function startWorker(): void {
    isAnotherDue = false;
    const worker = forkWorker(script);
    workers.add(worker);
    starting = worker;
    worker.on('message', (event: WorkerEvent, socket?: SharedSocket) => {
      if (event.kind === 'up') sendFirstCommand(worker);
      else if (event.kind === 'socket' && socket !== undefined) sockets.push(socket);
      else if (event.kind === 'serving') takeOver(worker, event);
    });
    watchStart(worker, { reads, say, isStarting: () => worker === starting && !isStopping });
    worker.once('exit', (code) => handleExit(worker, code));
    worker.on('error', (error) => {
      if (worker.pid !== undefined) return;
      say(`no worker could be started: ${error.message}`);
      handleExit(worker, 1);
    });
  }

  function sendFirstCommand(worker: ChildProcess): void {
    // A stop command sent before `up` was lost.
    if (isStopping) sendCommand(worker, { kind: 'stop' });
    else {
      for (const socket of sockets) sendCommand(worker, { kind: 'socket' }, socket);
      sendCommand(worker, { kind: 'serve', port, sockets: sockets.length, freshToken });
    }
  }

  function takeOver(worker: ChildProcess, event: WorkerEvent & { readonly kind: 'serving' }): void {
    if (sockets.length !== event.sockets) {
      say('the listening socket did not reach the supervisor; it may have too many open files');
      worker.kill('SIGKILL');
      return;
    }
    if (!isAnnounced) announce(event.announcement);
    isAnnounced = true;
    const before = serving;
    serving = worker;
    starting = undefined;
    const steady = setTimeout(() => {
      crashes = 0;
    }, STABLE_MS);
    worker.once('exit', () => clearTimeout(steady));
    watchHeartbeat(worker, () => {
      say('the worker has not responded for 10 s and is killed');
      worker.kill('SIGKILL');
    });
    if (before !== undefined) {
      say('a new worker serves; the old worker finishes its open requests');
      dismiss(before, { kind: 'retire' }, RETIRE_LIMIT_MS + GRACE_MS);
    }
    if (isAnotherDue) startNow();
  }

  function startNow(): void {
    clearTimeout(restart);
    startWorker();
  }

  function handleExit(worker: ChildProcess, code: number | null): void {
    workers.delete(worker);
    const wasServing = worker === serving;
    const wasStarting = worker === starting;
    if (wasServing) serving = undefined;
    if (wasStarting) starting = undefined;
    if (isStopping) {
      if (workers.size === 0) exit(0);
    } else if (wasStarting && !isAnnounced) exit(code ?? 1);
    else if (wasStarting && serving !== undefined) {
      say('the new worker did not start; the old worker continues to serve');
      if (isAnotherDue) startNow();
    }
    // If another worker is starting, it takes over by itself.
    else if ((wasServing || wasStarting) && starting === undefined) startLater();
  }

  function startLater(): void {
    crashes += 1;
    const pause = restartDelay(crashes);
    say(`worker exited; restarting in ${pause / 1_000} s`);
    restart = setTimeout(startWorker, pause);
  }

  startWorker();
  return {
    replace: () => {
      if (isStopping) return;
      if (starting !== undefined) isAnotherDue = true;
      else startNow();
    },
    stop: () => {
      isStopping = true;
      clearTimeout(restart);
      if (workers.size === 0) return exit(0);
      for (const worker of workers) dismiss(worker, { kind: 'stop' }, STOP_LIMIT_MS);
      const worker = starting;
      if (worker === undefined) return;
      // It has no requests to finish, and notices no command while it reads a catalog.
      setTimeout(() => {
        if (worker === starting) worker.kill('SIGKILL');
      }, ABOUT_TO_SERVE_MS);
    },
    kill: () => {
      for (const worker of workers) worker.kill('SIGKILL');
    },
  };
}

const FIRST_DELAY_MS = 250;
const MAX_DELAY_MS = 30_000;

/**
 * The delay before a crashed worker is replaced, in milliseconds: 250 at first, doubled after each further crash in a
 * row, at most 30 seconds. `crashes` counts from 1.
 */
export function restartDelay(crashes: number): number {
  return Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (crashes - 1));
}
