/**
 * Limits lines that clients can cause to one in `everyMs`. The first is written at once; those that come before the time
 * is over are counted, and the last of them is written with their number when it is over.
 */
export function sayAtMost(say: (line: string) => void, everyMs: number): (line: string) => void {
  let held = 0;
  let last = '';
  let timer: NodeJS.Timeout | undefined;

  function wait(): void {
    timer = setTimeout(() => {
      timer = undefined;
      if (held === 0) return;
      say(held === 1 ? last : `${last} (and ${held - 1} more within ${everyMs / 1_000} s)`);
      held = 0;
      wait();
    }, everyMs);
    timer.unref();
  }

  return (line) => {
    if (timer !== undefined) {
      held += 1;
      last = line;
      return;
    }
    say(line);
    wait();
  };
}
