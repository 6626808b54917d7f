import * as z from 'zod/mini';

/**
 * A response field that may be missing. The service also writes null for unknown values; we read null as missing, so
 * that one such field does not cost the whole response. Marked pure, so that the page drops schemas it does not use.
 */
/* @__NO_SIDE_EFFECTS__ */
export function absentOr<Value>(schema: z.ZodMiniType<Value>) {
  return z.optional(
    z.pipe(
      z.nullish(schema),
      z.transform((value) => value ?? undefined),
    ),
  );
}
