/** Whether a label's value is a version: it begins with a digit, or with `v` and a digit. */
export function isVersion(value: string): boolean {
  return /^[vV]?[0-9]/.test(value);
}

/**
 * Whether a text can bound a range: a version without controls, marks of direction and halves of a sign. Nobody sees
 * those, so that `2.6` and NUL would look like another bound than it is. Labels that hold them are versions all the same.
 */
export function isBound(text: string): boolean {
  return isVersion(text) && !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text);
}
