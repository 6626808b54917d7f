import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from './log/log.ts';

export interface WrongTokenLimits {
  /** So many wrong tokens are refused at once: people mistype. */
  readonly free: number;
  /** How much longer each further refusal waits than the one before, in milliseconds. */
  readonly stepMs: number;
  readonly longestMs: number;
  /** After this time without a wrong token the count begins at zero, in milliseconds. */
  readonly forgetMs: number;
  /** So many refusals wait at a time; each holds a connection. */
  readonly waiting: number;
  /** One line at most in this time, in milliseconds. */
  readonly lineMs: number;
}

export const WRONG_TOKEN_LIMITS: WrongTokenLimits = {
  free: 5,
  stepMs: 10,
  longestMs: 1_000,
  forgetMs: 60_000,
  waiting: 100,
  lineMs: 60_000,
};

/**
 * Makes trying tokens slow. Waits before a wrong token is refused, and gives false without a pause where too many
 * refusals wait already. Only refusals wait: the right token was compared before, so wrong ones of others delay nobody.
 * The count is one for all clients. We rejected one for each address: all programs of one machine share an address, and
 * a table of addresses grows.
 */
export type WrongTokens = (signal: AbortSignal) => Promise<boolean>;

export function createWrongTokens(log: Log | undefined, limits: WrongTokenLimits = WRONG_TOKEN_LIMITS): WrongTokens {
  const note = createLines(log, limits.lineMs);
  let count = 0;
  let waiting = 0;
  let lastAt = Number.NEGATIVE_INFINITY;

  return async (signal) => {
    const now = performance.now();
    if (now - lastAt > limits.forgetMs) count = 0;
    lastAt = now;
    count += 1;
    note();
    const pause = Math.min(limits.longestMs, limits.stepMs * (count - limits.free));
    if (pause <= 0) return true;
    if (waiting >= limits.waiting) return false;
    waiting += 1;
    // A client that leaves is not waited for.
    await wait(pause, undefined, { signal, ref: false }).catch(() => {});
    waiting -= 1;
    return true;
  };
}

/** Writes the first wrong token at once, and those after it as a number once a minute. */
function createLines(log: Log | undefined, lineMs: number): () => void {
  let unwritten = 0;
  let isPaused = false;
  function write(): void {
    isPaused = unwritten > 0;
    if (!isPaused) return;
    log?.record({ event: 'wrong-access-token', requests: unwritten });
    unwritten = 0;
    setTimeout(write, lineMs).unref();
  }
  return () => {
    unwritten += 1;
    if (!isPaused) write();
  };
}
