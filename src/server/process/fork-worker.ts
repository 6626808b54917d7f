import { type ChildProcess, fork } from 'node:child_process';
import type { SharedSocket } from '../http/listen.ts';
import type { WorkerCommand } from './messages.ts';
import { NO_DEBUGGER } from './no-debugger.ts';

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
