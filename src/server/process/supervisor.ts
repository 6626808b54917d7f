import cluster, { type Worker } from 'node:cluster';
import { type Order, RETIRE_LIMIT_MS, type Report } from './messages.ts';
import { restartDelay } from './restart-delay.ts';

/** How long a process has to serve before a crash counts as the first again, in milliseconds. */
const STEADY_MS = 60_000;
/** How long a process may take until it serves, in milliseconds; the largest catalog that is read takes a third of it. */
const COMING_LIMIT_MS = 120_000;
/** How long a process may take to stop, in milliseconds: longer than the ten seconds that it gives its requests. */
const STOP_LIMIT_MS = 12_000;
/** How long beyond its own limit a replaced process may take, in milliseconds. */
const SPARE_MS = 2_000;

export interface SupervisorParts {
  /** The script that a process runs; its arguments are this process's own. */
  readonly script: string;
  readonly port: number;
  readonly freshToken: string;
  /** Gets the announcement of the first process, once. */
  readonly announce: (line: string) => void;
  readonly say: (line: string) => void;
  /** Ends this process. */
  readonly exit: (code: number) => void;
}

export interface Supervisor {
  /** Puts a new process in the place of the one that serves, without losing a request. */
  readonly replace: () => void;
  /** Lets all processes finish what they have begun, then exits with 0. */
  readonly stop: () => void;
}

/**
 * Keeps one process serving, and takes part in no request itself. One that crashes is replaced after a pause; for
 * `replace` the new one serves before the old one stops. All share one listening socket, each accepting by itself, so
 * no connection is refused in between. A first process that does not come up ends the supervisor with its exit code:
 * its settings are at fault, and it has said so.
 *
 * Node's cluster holds the socket. To pass each connection on from here (`SCHED_RR`) was refused: with one process there
 * is nothing to share out, and one that is full would be offered the same connection over and over.
 */
export function supervise({ script, port, freshToken, announce, say, exit }: SupervisorParts): Supervisor {
  let listeningPort: number | undefined;
  let sharedAs = port;
  let serving: Worker | undefined;
  let coming: Worker | undefined;
  let restart: NodeJS.Timeout | undefined;
  let crashes = 0;
  let isStopping = false;
  /** Asked for while one was coming, which may have read what was there before. */
  let isAnotherDue = false;
  const living = new Set<Worker>();

  cluster.schedulingPolicy = cluster.SCHED_NONE;
  cluster.setupPrimary({ exec: script, args: process.argv.slice(2) });

  function begin(): void {
    isAnotherDue = false;
    const worker = cluster.fork();
    living.add(worker);
    coming = worker;
    worker.on('message', (report: Report) => {
      // An order to stop that came before was lost.
      if (report.kind === 'up')
        tell(worker, isStopping ? { kind: 'stop' } : { kind: 'serve', port: portToAsk(), freshToken });
      else takeOver(worker, report.port, report.announcement);
    });
    const limit = setTimeout(() => worker === coming && worker.process.kill('SIGKILL'), COMING_LIMIT_MS);
    worker.once('exit', (code) => {
      clearTimeout(limit);
      ended(worker, code);
    });
    worker.on('error', (error) => {
      if (worker.process.pid !== undefined) return;
      say(`no process could be started: ${error.message}`);
      ended(worker, 1);
    });
  }

  /**
   * The cluster finds a shared socket by the port that was asked for. Where that was 0 and nobody holds the socket any
   * more, only the port that was found then leads back to the same address.
   */
  function portToAsk(): number {
    if (serving === undefined && listeningPort !== undefined) sharedAs = listeningPort;
    return sharedAs;
  }

  function takeOver(worker: Worker, foundPort: number, announcement: string): void {
    if (listeningPort === undefined) announce(announcement);
    listeningPort ??= foundPort;
    // The one that held the socket ended a moment too early. The next one asks for the right port.
    if (foundPort !== listeningPort) {
      worker.process.kill('SIGKILL');
      return;
    }
    const before = serving;
    serving = worker;
    coming = undefined;
    const steady = setTimeout(() => {
      crashes = 0;
    }, STEADY_MS);
    worker.once('exit', () => clearTimeout(steady));
    if (before !== undefined) {
      say('a new process serves; the old one finishes what it has begun');
      dismiss(before, { kind: 'retire' }, RETIRE_LIMIT_MS + SPARE_MS);
    }
    if (isAnotherDue) beginNow();
  }

  function beginNow(): void {
    clearTimeout(restart);
    begin();
  }

  function ended(worker: Worker, code: number | null): void {
    living.delete(worker);
    const wasServing = worker === serving;
    const wasComing = worker === coming;
    if (wasServing) serving = undefined;
    if (wasComing) coming = undefined;
    if (isStopping) {
      if (living.size === 0) exit(0);
    } else if (wasComing && listeningPort === undefined) exit(code ?? 1);
    else if (wasComing && serving !== undefined) {
      say('the new process did not come up; the old one goes on serving');
      if (isAnotherDue) beginNow();
    }
    // Where the other of the two is still coming, it takes the place by itself.
    else if ((wasServing || wasComing) && coming === undefined) beginLater();
  }

  function beginLater(): void {
    crashes += 1;
    const pause = restartDelay(crashes);
    say(`the process that served has ended; another starts in ${pause / 1_000} s`);
    restart = setTimeout(begin, pause);
  }

  begin();
  return {
    replace: () => {
      if (isStopping) return;
      if (coming !== undefined) isAnotherDue = true;
      else beginNow();
    },
    stop: () => {
      isStopping = true;
      clearTimeout(restart);
      if (living.size === 0) return exit(0);
      for (const worker of living) dismiss(worker, { kind: 'stop' }, STOP_LIMIT_MS);
    },
  };
}

function dismiss(worker: Worker, order: Order, withinMs: number): void {
  tell(worker, order);
  const limit = setTimeout(() => worker.process.kill('SIGKILL'), withinMs);
  worker.once('exit', () => clearTimeout(limit));
}

function tell(worker: Worker, order: Order): void {
  // One that has just ended hears nothing any more; its end is dealt with by itself.
  if (worker.isConnected()) worker.send(order, () => {});
}
