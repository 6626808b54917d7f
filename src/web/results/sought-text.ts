/** The text of a search as it is looked for: white space around it and case do not count. */
export function soughtText(q: string): string {
  return q.trim().toLowerCase();
}
