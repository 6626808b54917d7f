/** The length of a frame, in milliseconds. */
const FRAME_MS = 16;

/**
 * Ends the current task if its work since `start` (as of `performance.now`) took longer than a frame, so that the browser
 * can paint and handle input before the next step. A short task goes on: a wait would only delay it.
 */
export async function afterLongTask(start: number): Promise<void> {
  if (performance.now() - start > FRAME_MS) await new Promise((resolve) => setTimeout(resolve));
}
