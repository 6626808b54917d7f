/** A value as readable JSON. Texts are not guarded or replaced; lone surrogates are escaped. */
export function toJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
