import { setImmediate } from 'node:timers/promises';
import { Slots } from './slots.ts';

/** How long a piece of work may hold the event loop, in milliseconds. */
const SLICE_MS = 10;

/** One large work at a time: a second one beside it would take its memory too, and end no sooner. */
const large = new Slots(1, Number.POSITIVE_INFINITY);

/**
 * Does work whose every step takes a millisecond or so, and lets the event loop come round in between. Gives undefined
 * if the signal aborts first. Large work waits until no other is under way.
 */
export async function inSlices<Result>(
  work: Generator<unknown, Result>,
  isLarge: boolean,
  signal: AbortSignal,
): Promise<Result | undefined> {
  if (!isLarge) return run(work, signal);
  const turn = await large.take(signal);
  if (turn.kind !== 'turn') return undefined;
  try {
    return await run(work, signal);
  } finally {
    turn.release();
  }
}

async function run<Result>(work: Generator<unknown, Result>, signal: AbortSignal): Promise<Result | undefined> {
  let sliceEnds = performance.now() + SLICE_MS;
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() < sliceEnds) continue;
    await setImmediate();
    if (signal.aborted) return undefined;
    sliceEnds = performance.now() + SLICE_MS;
  }
}
