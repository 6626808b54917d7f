/**
 * A value, or the reason why it is missing. `error` is an issue (bad input or a bad setting), a refusal (the service or
 * the guard said no) or a failure (no usable response).
 */
export type Result<Value, Problem = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Problem };

/** The result of a success. */
export function ok<Value>(value: Value): Result<Value, never> {
  return { ok: true, value };
}

/** The result of an error. */
export function failed<Problem>(error: Problem): Result<never, Problem> {
  return { ok: false, error };
}
