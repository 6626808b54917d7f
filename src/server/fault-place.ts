/** Where an error came from: the first line of its stack that says so. A log needs no more, and an answer not even that. */
export function faultPlace(error: Error): string | undefined {
  return error.stack
    ?.split('\n')
    .find((line) => line.trim().startsWith('at '))
    ?.trim();
}
