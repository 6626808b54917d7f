import { queryOptions, skipToken } from '@tanstack/react-query';
import { distinctLabels } from '../../contract/label-sets.ts';
import type { Label, ListImageLabelsResponse, Workspace } from '../../contract/operations.ts';
import { PATHS } from '../../contract/paths.ts';
import { labelRowsOf } from '../../contract/rows/label-rows.ts';
import { countCombinations, MAX_COMBINATIONS } from './any-of.ts';
import { ApiError } from './api-error.ts';
import { type Answer, fetchJson } from './fetch-json.ts';
import { type LabelQuestion, MAX_TARGET_BYTES, requestTargets, type Scope } from './label-question.ts';
import { abortWith, createLimiter } from './limiter.ts';
import { afterLongTask } from './long-task.ts';
import { isRefresh } from './refresh.ts';
import type { SentRequest } from './sent-request.ts';
import { labelsAnswer, sessionAnswer } from './shapes.ts';

/** The distinct labels for a query, and its requests. */
export interface LabelAnswer {
  readonly labels: readonly Label[];
  readonly requests: readonly SentRequest[];
  /** The time of arrival, in milliseconds since 1970. */
  readonly answeredAt: number;
}

/** At most four label requests run at once, over all parts of the page. */
const limit = createLimiter(4);

/** The session of the server; it changes only when the server restarts. `useSession` keeps it up to date. */
export function sessionQuery() {
  return queryOptions({
    queryKey: ['session'],
    queryFn: async ({ signal }) => (await fetchJson(PATHS.session, sessionAnswer, signal)).body,
  });
}

/**
 * The labels of the images that satisfy a query. The key is the scope and the request targets in normal form, so equal
 * queries share one entry. A query with too many combinations is never sent.
 */
export function labelsQuery(question: LabelQuestion) {
  // Too many combinations are not computed: their number grows by multiplication.
  const combinations = countCombinations(question.conditions);
  const targets = combinations > MAX_COMBINATIONS ? [] : requestTargets(question);
  return queryOptions({
    queryKey: labelsKey(question.scope, targets),
    queryFn: targets.length === 0 ? skipToken : (context) => askForLabels(targets, context.signal, isRefresh(context)),
  });
}

/** The query key for these GET targets in a scope. */
export function labelsKey(scope: Scope, targets: readonly string[]) {
  return ['labels', scopeKey(scope), ...targets] as const;
}

/** The scope as one text: old rows stay visible only while it is equal. */
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
    const start = performance.now();
    const answer = labelAnswer(answers);
    await afterLongTask(start);
    labelRowsOf(answer.labels);
    await afterLongTask(start);
    return answer;
  } finally {
    // A failed request aborts the others: their responses would be useless without it.
    own.abort();
  }
}

interface OneAnswer extends Answer<ListImageLabelsResponse> {
  readonly target: string;
}

async function askOnce(target: string, signal: AbortSignal, bypassCache: boolean): Promise<OneAnswer> {
  return { target, ...(await fetchJson(target, labelsAnswer, signal, bypassCache)) };
}

/** Merges the responses of one query. They have just arrived. */
export function labelAnswer(answers: readonly OneAnswer[]): LabelAnswer {
  const all = answers.map(({ body }) => distinctLabels(body.Labels));
  const [first = []] = all;
  const requests = answers.map(({ target, body, ...timing }, at): SentRequest => {
    const returned = all[at]?.length ?? 0;
    return { target, requestId: body.RequestId ?? '', returned, totalCount: body.TotalCount, ...timing };
  });
  return { labels: all.length > 1 ? distinctLabels(all.flat()) : first, requests, answeredAt: Date.now() };
}

/** Every workspace of a region. Its code is loaded with the first request. */
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
