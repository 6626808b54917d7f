import type { Closing } from '../connections.ts';
import type { Log } from '../log.ts';
import type { Settings } from '../settings/settings.ts';
import { type Started, startServer } from '../start-server.ts';
import { loadStaticFiles, type StaticFiles } from '../static-files.ts';
import { type Order, RETIRE_LIMIT_MS, type Report } from './messages.ts';

/**
 * How a replaced process ends. A connection in use hears "Connection: close" with its next answer. One that has been
 * without a request for `idleMs` is closed, as HTTP has no other way to tell its client: the longer it has been idle, the
 * less likely is a request on its way, and the clients and balancers that keep connections ask again when one is closed
 * under a GET. To wait for the keep-alive time instead was rejected: it may be minutes. The total is longer than the
 * longest answer.
 */
const RETIRING: Closing = { idleMs: 6_000, totalMs: RETIRE_LIMIT_MS, isReplaced: true };

export interface Duty {
  readonly settings: Settings;
  readonly version: string;
  /** The folder of the built page. */
  readonly page: string;
  readonly log: Log;
  readonly say: (line: string) => void;
}

/** Serves as the supervisor orders. Only for a process that a supervisor has started. */
export function serveOrders(duty: Duty): void {
  let close = async (_closing?: Closing) => {};
  // Asked again, while it retires or because Ctrl-C in a terminal reaches this process too, the shorter limits hold.
  const stop = async (closing?: Closing) => {
    await close(closing);
    process.exit();
  };
  process.once('SIGTERM', () => stop());
  // These are for the supervisor, and come here too where a signal goes to the whole group.
  for (const signal of ['SIGINT', 'SIGUSR2']) process.on(signal, () => {});
  process.on('message', async (order: Order) => {
    if (order.kind === 'stop') return stop();
    if (order.kind === 'retire') return stop(RETIRING);
    const started = await start(duty, order.port, order.freshToken);
    if (!started.ok) {
      duty.say(started.fault);
      process.exit(1);
    }
    close = async (closing) => {
      const cut = await started.close(closing);
      if (cut > 0) duty.say(`${cut} requests were cut off before they were answered`);
    };
    report({ kind: 'serving', port: started.port, announcement: started.announcement });
    for (const remark of started.remarks) duty.say(remark);
    const found = await started.askCredentials?.();
    if (found !== undefined) duty.say(found);
  });
  report({ kind: 'up' });
}

async function start({ settings, version, page, log }: Duty, port: number, freshToken: string): Promise<Started> {
  const files = readPage(page);
  if (typeof files === 'string') return { ok: false, fault: files };
  return startServer({ ...settings, port }, { files, version, environment: process.env, log, freshToken });
}

function readPage(folder: string): StaticFiles | string {
  try {
    return loadStaticFiles(folder);
  } catch (error) {
    return `the built page cannot be read (npm run build makes it): ${error instanceof Error ? error.message : ''}`;
  }
}

function report(what: Report): void {
  process.send?.(what);
}
