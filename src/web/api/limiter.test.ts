import { describe, expect, it } from 'vitest';
import { createLimiter } from './limiter.ts';

function openJob() {
  let finish = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { run: () => done, finish: () => finish() };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('createLimiter', () => {
  it('runs at most the allowed number at once, in order', async () => {
    const limit = createLimiter(2);
    const { signal } = new AbortController();
    const jobs = Array.from({ length: 5 }, openJob);
    const started: number[] = [];
    const all = jobs.map((job, index) =>
      limit(() => {
        started.push(index);
        return job.run();
      }, signal),
    );
    await settled();
    expect(started).toEqual([0, 1]);
    for (const [index, job] of jobs.entries()) {
      job.finish();
      await settled();
      expect(started.length).toBe(Math.min(5, index + 3));
    }
    await Promise.all(all);
    expect(started).toEqual([0, 1, 2, 3, 4]);
  });

  it('starts the next job after a failure, and skips an aborted one', async () => {
    const limit = createLimiter(1);
    const { signal } = new AbortController();
    const leaving = new AbortController();
    const first = openJob();
    const failing = limit(() => first.run().then(() => Promise.reject(new Error('broken'))), signal);
    const gone = limit(async () => 'gone', leaving.signal);
    const last = limit(async () => 'last', signal);
    leaving.abort(new Error('left'));
    await expect(gone).rejects.toThrow('left');
    first.finish();
    await expect(failing).rejects.toThrow('broken');
    expect(await last).toBe('last');
    expect(await limit(async () => 'later', signal)).toBe('later');
  });

  it('does not start a job whose signal is already aborted', async () => {
    await expect(createLimiter(1)(async () => 1, AbortSignal.abort(new Error('left')))).rejects.toThrow('left');
  });
});
