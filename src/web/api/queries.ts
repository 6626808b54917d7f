import { queryOptions, skipToken } from '@tanstack/react-query';
import { labelId } from '../../contract/label-sets.ts';
import type { Label, ListImageLabelsResponse, Workspace } from '../../contract/operations.ts';
import { PATHS } from '../../contract/paths.ts';
import { countCombinations, MAX_COMBINATIONS } from './any-of.ts';
import { ApiError } from './api-error.ts';
import { type Answer, fetchJson } from './fetch-json.ts';
import { type LabelQuestion, MAX_TARGET_BYTES, requestTargets, type Scope } from './label-question.ts';
import { abortWith, createLimiter } from './limiter.ts';
import { isRefresh } from './refresh.ts';
import type { SentRequest } from './sent-request.ts';
import { labelsAnswer, sessionAnswer } from './shapes.ts';

/** The distinct labels that answer a question, and the requests that were needed for it. */
export interface LabelAnswer {
  readonly labels: readonly Label[];
  readonly requests: readonly SentRequest[];
  /** When it arrived here, in milliseconds since 1970. */
  readonly answeredAt: number;
}

/** At most four questions for labels are under way at once, whichever parts of the page ask them. */
const limit = createLimiter(4);

/** What the server says of itself; it changes only when the server starts again. `useSession` follows it. */
export function sessionQuery() {
  return queryOptions({
    queryKey: ['session'],
    queryFn: async ({ signal }) => (await fetchJson(PATHS.session, sessionAnswer, signal)).body,
  });
}

/**
 * The labels of the images that satisfy a question. The key is the scope and the request targets in normal form, so
 * equal questions are one entry. A question of more combinations than are sent is never asked.
 */
export function labelsQuery(question: LabelQuestion) {
  // More combinations than are sent are not worked out: their number grows by multiplication.
  const combinations = countCombinations(question.conditions);
  const targets = combinations > MAX_COMBINATIONS ? [] : requestTargets(question);
  return queryOptions({
    queryKey: labelsKey(question.scope, targets),
    queryFn: targets.length === 0 ? skipToken : (context) => askForLabels(targets, context.signal, isRefresh(context)),
  });
}

/** Names the question of a scope that these GET targets ask. */
export function labelsKey(scope: Scope, targets: readonly string[]) {
  return ['labels', scopeKey(scope), ...targets] as const;
}

/** The scope as one text: what must be equal for old rows to stay in sight. */
export function scopeKey(scope: Scope): string {
  return JSON.stringify([scope.region, scope.workspaceId, scope.imageId]);
}

async function askForLabels(
  targets: readonly string[],
  signal: AbortSignal,
  bypassCache: boolean,
): Promise<LabelAnswer> {
  const longest = Math.max(...targets.map((target) => target.length));
  if (longest > MAX_TARGET_BYTES) {
    throw new ApiError({
      code: 'RequestTooLong',
      message: `The request takes ${longest} bytes; ${MAX_TARGET_BYTES} are allowed.`,
    });
  }
  const own = abortWith(signal);
  try {
    const answers = await Promise.all(
      targets.map((target) => limit(() => askOnce(target, own.signal, bypassCache), own.signal)),
    );
    return labelAnswer(answers);
  } finally {
    // One that failed takes the others with it: their answers could not be shown without it.
    own.abort();
  }
}

interface OneAnswer extends Answer<ListImageLabelsResponse> {
  readonly target: string;
}

async function askOnce(target: string, signal: AbortSignal, bypassCache: boolean): Promise<OneAnswer> {
  return { target, ...(await fetchJson(target, labelsAnswer, signal, bypassCache)) };
}

/** What the answers to one question say together. They arrived just now. */
export function labelAnswer(answers: readonly OneAnswer[]): LabelAnswer {
  const distinct = new Map<string, Label>();
  const requests = answers.map(({ target, body, ...timing }): SentRequest => {
    const labels = new Map(body.Labels.map((label) => [labelId(label), label]));
    for (const [id, label] of labels) distinct.set(id, label);
    return { target, requestId: body.RequestId ?? '', returned: labels.size, totalCount: body.TotalCount, ...timing };
  });
  return { labels: [...distinct.values()], requests, answeredAt: Date.now() };
}

/** Every workspace there is in a region. What asks for them is loaded with the first question. */
export function workspacesQuery(region: string) {
  return queryOptions({
    queryKey: ['workspaces', region],
    queryFn: async ({ signal }): Promise<readonly Workspace[]> => {
      const { askForWorkspaces } = await import('./workspaces.ts').catch(() => {
        throw new ApiError({ code: 'PartMissing', message: '', retryable: true });
      });
      return askForWorkspaces(region, signal);
    },
  });
}
