/** A clock that tests move. It starts at 2026-01-02T03:04:05Z. */
export function fakeClock() {
  let now = Date.UTC(2026, 0, 2, 3, 4, 5);
  return {
    clock: () => now,
    pass: (ms: number) => {
      now += ms;
    },
  };
}
