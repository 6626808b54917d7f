/** The option of node that sets the clock of a program, in milliseconds since 1970, when it starts. */
export function clockAt(time: number): string {
  const code = `const now = Date.now; const start = now(); Date.now = () => ${time} + now() - start;`;
  return `--import=data:text/javascript,${encodeURIComponent(code)}`;
}
