import { setImmediate } from 'node:timers/promises';
import { type PaiError, REQUEST_CANCELLED } from '../../contract/errors.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import { Limiter, type Slot } from '../http/limiter.ts';

/** Further ones are refused. */
const MAX_WAITING = 64;
/** How long a search may wait, in milliseconds: every response comes within 15 seconds, and the search takes time too. */
const MAX_WAIT_MS = 10_000;

const searches = new Limiter(1, MAX_WAITING);

/**
 * Runs a search over the images of a scope when earlier ones have ended, with a turn of the event loop before it.
 * Searches take turns of the loop in steps, and the steps of a hundred searches that run together would block it for
 * seconds: one body of an agent may ask for so many.
 */
export async function runSearch<Found>(
  signal: AbortSignal,
  search: () => Found | Promise<Found>,
): Promise<Result<Found, PaiError>> {
  const slot = await takeSlot(signal);
  if (!slot.ok) return failed(signal.aborted ? REQUEST_CANCELLED : OVERLOADED);
  try {
    await setImmediate();
    return ok(await search());
  } finally {
    slot.value();
  }
}

async function takeSlot(signal: AbortSignal): Promise<Slot> {
  const waiting = new AbortController();
  const stop = () => waiting.abort();
  const timer = setTimeout(stop, MAX_WAIT_MS);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await searches.take(waiting.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

const OVERLOADED: PaiError = {
  code: 'OVERLOADED',
  status: 503,
  message: 'Too many searches are waiting already; try again in a moment',
  retryAfterSeconds: 2,
};
