import type { QueryClient } from '@tanstack/react-query';
import { labelAnswer, labelsKey, sessionQuery } from './queries.ts';
import { firstAnswers } from './shapes.ts';

/**
 * Makes the answers that came with the page the first data of their questions. From then on they are like any that was
 * asked for: old after a while, and asked for again. Without them, or with what is no such answer, the page asks itself.
 */
export function takeFirstAnswers(client: QueryClient, json: string | null | undefined): void {
  const issues: string[] = [];
  const { session, labels } = firstAnswers(parseJson(json), issues, '');
  if (issues.length > 0) return;
  client.setQueryData(sessionQuery().queryKey, session);
  if (labels === undefined) return;
  const { scope, target, body, ageSeconds, leftOut } = labels;
  // They took no time of their own.
  const answer = labelAnswer([{ target, body, milliseconds: 0, ageSeconds, stale: false, leftOut }]);
  client.setQueryData(labelsKey(scope, [target]), answer);
}

function parseJson(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
