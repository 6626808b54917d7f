import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createLineOutput } from './line-output.ts';

/** A reader that reads a limited number of bytes until the test allows more. */
function reader() {
  let text = '';
  let room = 0;
  const write = (bytes: Uint8Array) => {
    const taken = bytes.subarray(0, room);
    room -= taken.length;
    text += new TextDecoder().decode(taken);
    return taken.length;
  };
  const take = (bytes: number) => {
    room = bytes;
  };
  return { write, take, lines: () => text.split('\n').slice(0, -1) };
}

test('lines wait for a reader, arrive whole and in order, and lines beyond the limit are counted', () => {
  vi.useFakeTimers();
  const end = reader();
  const output = createLineOutput(2, end.write, 40);
  for (const line of ['first', 'second', 'x'.repeat(30), 'fourth']) output.write(line);
  expect(end.lines()).toEqual([]);
  end.take(1_000);
  vi.advanceTimersByTime(100);
  const count = 'pai-image-labels: 2 log lines were dropped because nothing read them';
  // The line with their number does not wait for room.
  expect(end.lines()).toEqual(['first', 'second', count]);
  output.write('fifth');
  expect(end.lines().at(-1)).toBe('fifth');
  vi.useRealTimers();
});

test('for any read size, no line is broken or lost without being counted', () => {
  vi.useFakeTimers();
  const step = fc.oneof(fc.record({ line: fc.string({ maxLength: 60 }) }), fc.record({ bytes: fc.nat(80) }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const end = reader();
      const output = createLineOutput(2, end.write, 200);
      const written: string[] = [];
      for (const [at, one] of steps.entries()) {
        if ('line' in one) {
          written.push(`${at} ${one.line.replaceAll(/[^ -~]/g, '.')}`);
          output.write(written.at(-1) ?? '');
        } else {
          end.take(one.bytes);
          vi.advanceTimersByTime(60);
        }
      }
      end.take(100_000);
      vi.advanceTimersByTime(60);
      let at = 0;
      for (const line of end.lines()) {
        const dropped = /^pai-image-labels: (\d+) log lines were dropped/.exec(line)?.[1];
        if (dropped === undefined) expect(line).toBe(written[at]);
        at += Number(dropped ?? 1);
      }
      expect(at).toBe(written.length);
    }),
  );
  vi.useRealTimers();
});
