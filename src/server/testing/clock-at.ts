/** The node option that sets the clock of a program at its start, in milliseconds since 1970. */
export function clockAt(time: number): string {
  const code = `const now = Date.now; const start = now(); Date.now = () => ${time} + now() - start;`;
  return `--import=data:text/javascript,${encodeURIComponent(code)}`;
}
