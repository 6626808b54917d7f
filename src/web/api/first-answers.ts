import type { QueryClient } from '@tanstack/react-query';
import type { Label } from '../../contract/operations.ts';
import { labelAnswer, labelsKey, sessionQuery } from './queries.ts';
import { firstAnswers } from './shapes.ts';

/**
 * Makes the embedded responses the first data of their queries. Later they are treated like requested ones: they become
 * stale and are fetched again. Without them, or with invalid ones, the page sends requests. Returns the labels, if any.
 */
export function takeFirstAnswers(client: QueryClient, json: string | null | undefined): readonly Label[] {
  const issues: string[] = [];
  const { session, labels } = firstAnswers(parseJson(json), issues, '');
  if (issues.length > 0) return [];
  client.setQueryData(sessionQuery().queryKey, session);
  if (labels === undefined) return [];
  const { scope, target, body, ageSeconds, leftOut } = labels;
  // They took no time.
  const answer = labelAnswer([{ target, body, milliseconds: 0, ageSeconds, stale: false, leftOut }]);
  client.setQueryData(labelsKey(scope, [target]), answer);
  return answer.labels;
}

function parseJson(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
