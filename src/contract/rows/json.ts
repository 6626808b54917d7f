/** A value as a JSON file that people can read too. Exact: no text in it is guarded or replaced, half characters are escaped. */
export function toJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
