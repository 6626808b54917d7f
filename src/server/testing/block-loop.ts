const BLOCK_MS = 300;

/** Blocks the event loop for 300 ms, this many times. */
export async function blockLoop(rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const end = performance.now() + BLOCK_MS;
    while (performance.now() < end);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
