import { type ChildProcess, fork } from 'node:child_process';
import type { SharedSocket } from '../http/listen.ts';

/** Marks a process as a worker. Not a setting: without a channel to a supervisor it has no effect. */
const ROLE = 'IMAGE_LABELS_ROLE';

/** Whether `forkWorker` started this process. Read once, because programs that a worker starts are not workers. */
export function takeWorkerRole(environment: NodeJS.ProcessEnv): boolean {
  const isWorker = environment[ROLE] === 'worker' && process.send !== undefined;
  delete environment[ROLE];
  return isWorker;
}

/** Starts a worker with the arguments of this process. */
export function forkWorker(script: string): ChildProcess {
  return fork(script, process.argv.slice(2), {
    env: { ...process.env, [ROLE]: 'worker' },
    execArgv: [...process.execArgv, ...NO_DEBUGGER],
  });
}

/**
 * Sends a command to a worker, with an optional socket. A worker that has just exited misses it; its exit is handled
 * separately.
 */
export function sendCommand(worker: ChildProcess, command: WorkerCommand, socket?: SharedSocket): void {
  if (worker.connected) worker.send(command, socket, () => {});
}

/** Sends a last command, and kills the worker if it has not exited within `limitMs`. */
export function dismiss(worker: ChildProcess, command: WorkerCommand, limitMs: number): void {
  sendCommand(worker, command);
  const limit = setTimeout(() => worker.kill('SIGKILL'), limitMs);
  worker.once('exit', () => clearTimeout(limit));
}

/** The time in which a worker must start to serve, in milliseconds; the largest allowed catalog takes a third of it. */
const START_LIMIT_MS = 120_000;
/** After this time a line says what a starting worker is doing, in milliseconds. */
const SLOW_START_MS = 3_000;
/** The interval at which that line is repeated, in milliseconds. */
const SLOW_AGAIN_MS = 5_000;

export interface StartWatch {
  /** The file that the worker reads at its start, if that may take long. */
  readonly reads: string | undefined;
  readonly say: (line: string) => void;
  /** False if the worker serves, has exited, or is to stop. */
  readonly isStarting: () => boolean;
}

/** Reports a slow start, kills a worker that does not serve in time, and explains an exit for lack of memory. */
export function watchStart(worker: ChildProcess, { reads, say, isStarting }: StartWatch): void {
  let slow = setTimeout(function reportSlowStart() {
    if (!isStarting() || reads === undefined) return;
    say(`${reads} is still being read`);
    slow = setTimeout(reportSlowStart, SLOW_AGAIN_MS);
  }, SLOW_START_MS);
  const limit = setTimeout(() => {
    if (!isStarting()) return;
    say(`the worker did not start within ${START_LIMIT_MS / 1_000} s and is killed; is the catalog file too large?`);
    worker.kill('SIGKILL');
  }, START_LIMIT_MS);
  const stopWatching = () => {
    clearTimeout(limit);
    clearTimeout(slow);
  };
  worker.once('exit', (_, signal) => {
    stopWatching();
    // V8 aborts when its heap is full, and its message names no fix.
    if (isStarting() && signal === 'SIGABRT' && reads !== undefined)
      say(`${reads} takes more memory than node allows; NODE_OPTIONS=--max-old-space-size=MEGABYTES allows more`);
  });
  worker.on('error', () => {
    if (worker.pid === undefined) stopWatching();
  });
}

export interface HeartbeatLimits {
  /** Interval of the pings of a worker, in milliseconds. */
  readonly everyMs: number;
  /** Pings in a row that a worker may leave unanswered. */
  readonly missed: number;
}

/** Ten seconds in total: the event loop of an overloaded worker stops for one or two. */
const HEARTBEAT: HeartbeatLimits = { everyMs: 2_000, missed: 5 };

/**
 * Pings a worker at intervals, and calls `hangs` once if its event loop does not respond. A worker that is busy with
 * requests responds without a ping. Counts pings instead of
 * seconds, so that sleep of the machine or Ctrl-Z makes none overdue.
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
    sendCommand(worker, { kind: 'ping' });
  }, limits.everyMs);
  worker.on('message', (event: WorkerEvent) => {
    if (event.kind === 'pong') unanswered = 0;
  });
  worker.once('exit', () => clearInterval(watch));
}

/**
 * Node options that stop SIGUSR1 from opening a debugger before our own signal handler exists. The debugger gets an
 * address that no machine has (RFC 5737), so that opening it fails. We rejected `--disable-sigusr1`: node 20 does not
 * start with it. `npm start` passes the same address in package.json.
 */
const NO_DEBUGGER: readonly string[] = ['--inspect-port=192.0.2.1:1024'];

/** A command from the supervisor to a worker. */
export type WorkerCommand =
  /** Carries a listening socket of the supervisor. All sockets come before `serve`. */
  | { readonly kind: 'socket' }
  | {
      readonly kind: 'serve';
      /** The port to listen on if no socket came; 0 picks a free one. */
      readonly port: number;
      /**
       * The number of sockets sent before. A socket that could not be passed, for example at the limit of open files,
       * is lost silently.
       */
      readonly sockets: number;
      /** The access token if the user chose none. It outlives a worker, so that open pages stay signed in. */
      readonly freshToken: string;
    }
  /** Must be answered by `pong`: a worker that does not answer, and begins no request, is hanging. */
  | { readonly kind: 'ping' }
  /** Finish started requests, and exit. */
  | { readonly kind: 'stop' }
  /** The same with longer limits: another worker already serves. */
  | { readonly kind: 'retire' };

/** A message from a worker to the supervisor. */
export type WorkerEvent =
  /** The worker listens for commands. An earlier command could be lost. */
  | { readonly kind: 'up' }
  /** Carries a listening socket that the worker opened, for the supervisor to keep. */
  | { readonly kind: 'socket' }
  | {
      readonly kind: 'serving';
      readonly port: number;
      /** The number of sockets it listens on. */
      readonly sockets: number;
      readonly announcement: string;
    }
  | { readonly kind: 'pong' };

/** The time in which a replaced worker must finish, in milliseconds. */
export const RETIRE_LIMIT_MS = 20_000;
