import { type ChildProcess, fork } from 'node:child_process';
import type { SharedSocket } from '../http/listen.ts';

/** Marks a process as a worker. It is no setting: without a channel to a supervisor it has no effect. */
const ROLE = 'IMAGE_LABELS_ROLE';

/** Whether this process was started by `forkWorker`. Asked once: programs that a worker starts are no workers. */
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

/** Sends a command to a worker, with a socket or without. One that has just ended does not hear it; its exit is handled. */
export function tell(worker: ChildProcess, command: WorkerCommand, socket?: SharedSocket): void {
  if (worker.connected) worker.send(command, socket, () => {});
}

/** Sends a last command, and kills the worker if it has not ended within `limitMs`. */
export function dismiss(worker: ChildProcess, command: WorkerCommand, limitMs: number): void {
  tell(worker, command);
  const limit = setTimeout(() => worker.kill('SIGKILL'), limitMs);
  worker.once('exit', () => clearTimeout(limit));
}

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

/**
 * Options of node that keep it from opening a debugger on SIGUSR1 before our own handler of that signal is there. The
 * debugger is given an address that no machine has (RFC 5737), so that opening it fails. `--disable-sigusr1` says the
 * same plainly, but node 20 refuses to start with it. `npm start` passes the same address in package.json.
 */
const NO_DEBUGGER: readonly string[] = ['--inspect-port=192.0.2.1:1024'];

/** What the supervisor tells a worker, the process that serves. */
export type WorkerCommand =
  /** Comes with a listening socket that the supervisor holds; all of them come before `serve`. */
  | { readonly kind: 'socket' }
  | {
      readonly kind: 'serve';
      /** The port to listen on if no socket came: 0 takes a free one. */
      readonly port: number;
      /** How many sockets came before. One that could not be passed, for lack of open files, is lost silently. */
      readonly sockets: number;
      /** The access token if the user chose none. It outlives a worker, or open pages would be signed out. */
      readonly freshToken: string;
    }
  /** Must be answered by `pong`: a worker that does not answer hangs. */
  | { readonly kind: 'ping' }
  /** Finish the requests that have begun, and exit. */
  | { readonly kind: 'stop' }
  /** The same without haste: another worker serves by now. */
  | { readonly kind: 'retire' };

/** What a worker tells the supervisor. */
export type WorkerEvent =
  /** It listens for commands: one sent earlier could be lost. */
  | { readonly kind: 'up' }
  /** Comes with a listening socket that the worker has opened, for the supervisor to hold. */
  | { readonly kind: 'socket' }
  | {
      readonly kind: 'serving';
      readonly port: number;
      /** How many sockets it listens on. */
      readonly sockets: number;
      readonly announcement: string;
    }
  | { readonly kind: 'pong' };

/** How long a worker that is replaced may take to finish, in milliseconds. */
export const RETIRE_LIMIT_MS = 20_000;
