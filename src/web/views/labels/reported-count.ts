import type { LabelAnswer } from '../../api/queries.ts';

/**
 * The service's own count where it differs from the distinct labels it returned. Merged requests have no common count:
 * their sum would count what they share twice, so only a single request is compared.
 */
export function reportedCount(answer: LabelAnswer): number | undefined {
  const [only, ...more] = answer.requests;
  if (!only || more.length > 0) return undefined;
  return only.totalCount === only.returned ? undefined : only.totalCount;
}
