import { subscribe } from 'node:diagnostics_channel';
import { join } from 'node:path';
import { Worker as Thread } from 'node:worker_threads';
import type { FirstScreen } from '../../contract/page-load/first-screen.ts';
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
 * The time limits of a replaced worker. A busy connection gets "Connection: close" with its next response. One without
 * a request for `idleMs` is closed, as HTTP has no other way to tell its client: after a longer idle time a request in
 * flight is less likely, and clients and load balancers retry a GET on a closed connection. We rejected waiting for the
 * keep-alive timeout: it may be minutes. The total is longer than the slowest response.
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

/** Serves as the supervisor commands. Only for a process that a supervisor started. */
export function runWorker(options: WorkerOptions): void {
  const sockets: SharedSocket[] = [];
  let close = async (_closing?: Closing) => {};
  // After a second command, or if Ctrl-C in a terminal reaches this process too, the shorter limits apply.
  const stop = async (closing?: Closing) => {
    await close(closing);
    process.exit();
  };
  endWithSupervisor();
  const pong = createPong();
  process.once('SIGTERM', () => stop());
  // The supervisor handles these signals. They also arrive here if a signal goes to the whole group.
  for (const signal of ['SIGINT', 'SIGHUP', 'SIGUSR2']) process.on(signal, () => {});
  process.on('message', async (command: WorkerCommand, socket?: SharedSocket) => {
    switch (command.kind) {
      case 'ping':
        return pong();
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
    // An empty folder, for example an empty volume, would only serve 404.
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
  // A supervisor that has just exited misses it; this process then exits too.
  process.send?.(event, socket, undefined, () => {});
}

/** Longer than the interval of the pings, so that a worker whose event loop runs sends only responses to them. */
const BUSY_MS = 3_000;

/**
 * Returns a function that responds to a ping. A flood of requests can fill one turn of the event loop for longer than
 * the supervisor waits, and pings are read after the turn. So a request also sends a response if the last one is old: a
 * worker that gets to its next request is busy and does not hang. We rejected a longer limit, because it would leave a
 * hanging worker longer, and a response from a thread, which would also respond for a hanging worker.
 */
function createPong(): () => void {
  let lastAt = performance.now();
  const pong = () => {
    lastAt = performance.now();
    report({ kind: 'pong' });
  };
  subscribe('http.server.request.start', () => {
    if (performance.now() - lastAt > BUSY_MS) pong();
  });
  return pong;
}

/** Interval of the thread's checks, in milliseconds. */
const LOOK_MS = 1_000;

/**
 * Ends this process when its supervisor is gone for any reason: the channel between them then closes. A hanging process
 * does not notice, so a thread with its own event loop watches too. Systems that give an orphan no new parent (Windows)
 * have only the channel. We rejected a watching process: it could be left over itself.
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
  // No thread, for example for lack of memory: the channel remains.
  thread.on('error', () => {});
}

/** Runs in the thread from its source text, so it may use globals only. */
function watchParent(parent: number, everyMs: number): void {
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  }, everyMs);
}
