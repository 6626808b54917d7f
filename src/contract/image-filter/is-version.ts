/** Whether a label's value is a version: it begins with a digit, or with `v` and a digit. */
export function isVersion(value: string): boolean {
  return /^[vV]?[0-9]/.test(value);
}

/**
 * Whether a text can be a bound of a range: a version without control characters, bidi marks and lone surrogates. These
 * are invisible, so `2.6` with a NUL would look like another bound. Labels with such characters still count as
 * versions.
 */
export function isBound(text: string): boolean {
  return isVersion(text) && !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text);
}
