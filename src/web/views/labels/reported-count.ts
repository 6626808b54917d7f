import type { LabelAnswer } from '../../api/queries.ts';

/**
 * The service's count, if it differs from the number of distinct returned labels. Only a single request is compared:
 * the sum of merged requests would count shared labels twice.
 */
export function reportedCount(answer: LabelAnswer): number | undefined {
  const [only, ...more] = answer.requests;
  if (!only || more.length > 0) return undefined;
  return only.totalCount === only.returned ? undefined : only.totalCount;
}
