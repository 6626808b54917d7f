import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { SessionResponse } from '../../contract/operations.ts';
import { isScopeUnread, type SearchState } from '../address/search-state.ts';
import { absoluteAddress, type UpdateSearch, useRefusedLength } from '../address/use-search-state.ts';
import { countCombinations, MAX_COMBINATIONS } from '../api/any-of.ts';
import type { Scope } from '../api/label-question.ts';
import { labelsQuery, scopeKey } from '../api/queries.ts';
import { useLastGood } from '../api/use-last-good.ts';
import { narrowTo } from '../filters/filter-changes.ts';
import { Message } from '../results/message.tsx';
import { Problem } from '../results/problem.tsx';
import { RequestDialog } from '../results/request-dialog.tsx';
import { ResultsBar } from '../results/results-bar.tsx';
import { RowSkeleton } from '../results/row-skeleton.tsx';
import { StatusLine } from '../results/status-line.tsx';
import { UnreadNotice } from '../results/unread-notice.tsx';
import { useWords } from '../text/words.tsx';
import { announce } from '../ui/announcer.tsx';
import { Notice } from '../ui/notice.tsx';
import { useOnline } from '../ui/use-online.ts';
import { LabelActionsContext, printedSet } from './label-actions.ts';
import { holdsText, soughtText, toLabelRows } from './label-rows.ts';
import { LabelTable } from './label-table.tsx';
import { ageOf, linkState, reportedCount } from './label-totals.ts';
import { ZeroResult } from './zero-result.tsx';

interface LabelsPageProps {
  readonly session: SessionResponse;
  readonly state: SearchState;
  readonly scope: Scope;
  readonly update: UpdateSearch;
}

/** The labels of the images that satisfy the address: title line, what went wrong if anything, table, small print. */
export function LabelsPage({ session, state, scope, update }: LabelsPageProps) {
  const words = useWords();
  const [showsRequest, setShowsRequest] = useState(false);
  const combinations = countCombinations(state.conditions);
  const isTooMany = combinations > MAX_COMBINATIONS;
  const enabled = !session.signed && !isTooMany && !isScopeUnread(state);
  const question = labelsQuery({ scope, labelKeys: state.labelKeys, conditions: state.conditions });
  const questionKey = JSON.stringify(question.queryKey);
  const client = useQueryClient();
  const asked = useQuery({ ...question, enabled });
  // While a failed question is asked again it has no error of its own: the last one stays until there is an answer.
  const lastError = useLastGood(asked.error ?? undefined, questionKey);
  const problem = enabled && !asked.isSuccess ? (asked.error ?? lastError) : (enabled && asked.error) || undefined;
  const refresh = () => {
    if (enabled) void client.invalidateQueries({ queryKey: ['labels', scopeKey(scope)] });
  };
  const kept = useLastGood(enabled ? asked.data : undefined, scopeKey(scope));
  const answer = enabled ? kept : undefined;
  const isOld = answer !== undefined && answer !== asked.data;

  const age = answer && ageOf(answer);
  const isOnline = useOnline();
  const refusedLength = useRefusedLength();

  const rows = useMemo(() => (answer ? toLabelRows(answer.labels, words) : undefined), [answer, words]);
  const sought = soughtText(useDeferredValue(state.q));
  const found = useMemo(
    () => (rows === undefined || sought === '' ? undefined : new Set(rows.filter((row) => holdsText(row, sought)))),
    [rows, sought],
  );
  const shown = found?.size ?? rows?.length ?? 0;
  const total = answer && rows ? words.results.total(shown, rows.length, reportedCount(answer)) : '';
  useEffect(() => {
    if (total !== '' && !isOld) announce('total', total);
  }, [total, isOld]);

  const actions = useMemo(
    () => ({
      active: printedSet(state.conditions),
      filterBy: (condition: { key: string; value: string }) => update(narrowTo([condition])),
    }),
    [state.conditions, update],
  );

  return (
    <section
      id="results"
      tabIndex={-1}
      className="flex min-h-0 flex-1 flex-col pt-2 lg:col-start-2 lg:row-start-3 lg:pt-1"
    >
      <ResultsBar
        total={total}
        isOld={isOld}
        isFetching={asked.isFetching && rows !== undefined}
        q={state.q}
        onSearch={(q) => update((before) => ({ ...before, q }), 'replace')}
        link={() => absoluteAddress(linkState(state, scope, session))}
        canRefresh={enabled}
        onRefresh={refresh}
        onShowRequest={() => setShowsRequest(true)}
      />
      <div className="flex flex-col gap-2 px-3 not-empty:pb-2 lg:px-4">
        <UnreadNotice state={state} update={update} />
        {refusedLength !== undefined && (
          <Notice name={words.problem.name} tone="warning">
            {words.problem.addressTooLong(refusedLength)}
          </Notice>
        )}
        {!isOnline && (
          <Notice name={words.problem.offlineName} tone="warning">
            {words.problem.offline}
          </Notice>
        )}
        {age?.stale && (
          <Notice name={words.problem.staleName} tone="warning">
            {words.problem.stale(words.formats.age(age.seconds * 1_000))}
          </Notice>
        )}
        {isTooMany && (
          <Notice name={words.problem.name} tone="warning">
            {words.problem.tooMany(combinations, MAX_COMBINATIONS)}
          </Notice>
        )}
        {problem && (
          <Problem
            error={problem}
            at={asked.errorUpdatedAt}
            keepsRows={rows !== undefined}
            isRetrying={asked.isFetching}
            onRetry={refresh}
          />
        )}
      </div>
      {session.signed ? (
        <Message title={words.problem.signedTitle}>
          <p className="max-w-xl text-13 text-muted">{words.problem.signed}</p>
        </Message>
      ) : rows === undefined ? (
        enabled && !problem ? (
          <RowSkeleton />
        ) : (
          <div className="min-h-0 flex-1 border-t border-line bg-raised" />
        )
      ) : rows.length === 0 && isOld ? (
        <RowSkeleton />
      ) : rows.length === 0 ? (
        <ZeroResult state={state} scope={scope} update={update} defaults={session} />
      ) : shown === 0 ? (
        <Message title={words.zero.noRowsFound}>
          <button
            type="button"
            onClick={() => update((before) => ({ ...before, q: '' }), 'replace')}
            className="calm h-8 rounded-control border border-edge bg-raised px-3 text-13 font-medium hover:bg-hover"
          >
            {words.zero.clearSearch}
          </button>
        </Message>
      ) : (
        <LabelActionsContext value={actions}>
          <LabelTable
            rows={rows}
            found={found}
            sought={sought}
            sort={state.sort}
            onSort={(sort) => {
              update((before) => ({ ...before, sort }), 'replace');
              announce('sort', words.table.sorted(sort));
            }}
            isBusy={asked.isFetching}
            questionKey={questionKey}
          />
        </LabelActionsContext>
      )}
      <StatusLine
        requests={answer?.requests ?? []}
        updatedAt={(answer?.answeredAt ?? 0) - (age?.seconds ?? 0) * 1_000}
        isUpdating={asked.isFetching}
      />
      {showsRequest && <RequestDialog requests={answer?.requests ?? []} onClose={() => setShowsRequest(false)} />}
    </section>
  );
}
