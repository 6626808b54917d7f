import { join } from 'node:path';
import { Worker as Thread } from 'node:worker_threads';
import type { FirstScreen } from '../../contract/first-screen.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import type { Closing } from '../http/connections.ts';
import type { SharedSocket } from '../http/listen.ts';
import type { Log } from '../log/log.ts';
import { loadFirstScreen } from '../page/first-screen.ts';
import { loadStaticFiles, type StaticFiles } from '../page/static-files.ts';
import { fileIssue } from '../settings/check-value.ts';
import type { Settings } from '../settings/settings.ts';
import { RETIRE_LIMIT_MS, type WorkerCommand, type WorkerEvent } from './fork-worker.ts';
import { type RunningServer, startServer } from './start-server.ts';

/**
 * How a replaced process ends. A connection in use hears "Connection: close" with its next answer. One that has been
 * without a request for `idleMs` is closed, as HTTP has no other way to tell its client: the longer it has been idle, the
 * less likely is a request on its way, and the clients and balancers that keep connections ask again when one is closed
 * under a GET. To wait for the keep-alive time instead was rejected: it may be minutes. The total is longer than the
 * longest answer.
 */
const RETIRING: Closing = { idleMs: 6_000, totalMs: RETIRE_LIMIT_MS, isReplaced: true };

export interface WorkerOptions {
  readonly settings: Settings;
  readonly version: string;
  /** The folder of the built page. */
  readonly page: string;
  readonly log: Log;
  readonly say: (line: string) => void;
}

/** Serves as the supervisor commands. Only for a process that a supervisor has started. */
export function runWorker(options: WorkerOptions): void {
  const sockets: SharedSocket[] = [];
  let close = async (_closing?: Closing) => {};
  // If a second command comes, or Ctrl-C in a terminal reaches this process too, the shorter limits hold.
  const stop = async (closing?: Closing) => {
    await close(closing);
    process.exit();
  };
  endWithSupervisor();
  process.once('SIGTERM', () => stop());
  // The supervisor handles these. They come here too if a signal goes to the whole group.
  for (const signal of ['SIGINT', 'SIGHUP', 'SIGUSR2']) process.on(signal, () => {});
  process.on('message', async (command: WorkerCommand, socket?: SharedSocket) => {
    switch (command.kind) {
      case 'ping':
        return report({ kind: 'pong' });
      case 'stop':
        return stop();
      case 'retire':
        return stop(RETIRING);
      case 'socket':
        if (socket !== undefined) sockets.push(socket);
        return;
      case 'serve': {
        const started = await start(options, command, sockets);
        if (!started.ok) {
          options.say(started.error);
          process.exit(1);
        }
        const server = started.value;
        close = async (closing) => {
          const cut = await server.close(closing);
          if (cut > 0) options.say(`${cut} requests were closed before they were answered`);
        };
        if (sockets.length === 0) for (const opened of server.sockets) report({ kind: 'socket' }, opened);
        const { port, announcement, sockets: own } = server;
        report({ kind: 'serving', port, sockets: own.length, announcement });
        for (const remark of server.remarks) options.say(remark);
        const credentials = await server.askCredentials?.();
        if (credentials !== undefined) options.say(credentials);
      }
    }
  });
  report({ kind: 'up' });
}

async function start(
  { settings, version, page, log }: WorkerOptions,
  command: WorkerCommand & { readonly kind: 'serve' },
  sockets: readonly SharedSocket[],
): Promise<Result<RunningServer>> {
  if (sockets.length !== command.sockets)
    return failed('the listening socket did not reach this process; it may have too many open files');
  const read = await readPage(page);
  if (!read.ok) return read;
  const { port, freshToken } = command;
  const deps = { ...read.value, version, environment: process.env, log, freshToken, sockets };
  return startServer({ ...settings, port }, deps);
}

interface BuiltPage {
  readonly files: StaticFiles;
  readonly firstScreen: FirstScreen;
}

async function readPage(folder: string): Promise<Result<BuiltPage>> {
  try {
    const files = loadStaticFiles(folder);
    // An empty folder, of a volume that nobody filled say, would serve nothing but 404.
    if (!files.has('/index.html')) return notBuilt(folder, 'index.html is missing');
    return ok({ files, firstScreen: await loadFirstScreen(join(folder, '../page/first-screen.js')) });
  } catch (error) {
    const isOfDisk = error instanceof Error && 'code' in error;
    return notBuilt(folder, isOfDisk ? fileIssue(error) : String(error));
  }
}

function notBuilt(folder: string, why: string): Result<never> {
  return failed(
    `the built page in ${folder} cannot be served: ${why}; npm run build makes it, where the folder can be written`,
  );
}

function report(event: WorkerEvent, socket?: SharedSocket): void {
  // A supervisor that has just ended does not hear it; this process ends with it.
  process.send?.(event, socket, undefined, () => {});
}

/** How often the thread looks, in milliseconds. */
const LOOK_MS = 1_000;

/**
 * Ends this process when its supervisor is gone, however that ended. The channel between them closes then. A process
 * that hangs does not notice, so a thread watches too: it has another event loop. Systems that do not give an
 * orphan another parent (Windows) have only the channel. We rejected a watching process: it could be left over itself.
 */
function endWithSupervisor(): void {
  process.once('disconnect', () => process.exit());
  const thread = new Thread(`(${watchParent})(${process.ppid}, ${LOOK_MS})`, {
    eval: true,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1 },
  });
  thread.unref();
  // No thread, for lack of memory say: the channel remains.
  thread.on('error', () => {});
}

/** Runs in the thread, from its text alone: it may use globals only. */
function watchParent(parent: number, everyMs: number): void {
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  }, everyMs);
}
