import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { imagesOf } from '../../address/images-of.ts';
import { isScopeUnread } from '../../address/search-state.ts';
import { absoluteAddress } from '../../address/use-search-state.ts';
import { ViewLink } from '../../address/view-link.tsx';
import { countCombinations, MAX_COMBINATIONS } from '../../api/any-of.ts';
import { labelsQuery, scopeKey } from '../../api/queries.ts';
import { refresh } from '../../api/refresh.ts';
import { useFailure, useLastGood } from '../../api/use-last-good.ts';
import { linkState } from '../../filter/filter-changes.ts';
import { ImageProgress } from '../../shell/image-progress.tsx';
import { ImagesProblem } from '../../shell/images-problem.tsx';
import { ExportSlot, LazyPart } from '../../shell/lazy-part.tsx';
import { NoRowsFound } from '../../shell/message.tsx';
import { PageNotices } from '../../shell/page-notices.tsx';
import { Problem } from '../../shell/problem.tsx';
import { ResultsBar } from '../../shell/results-bar.tsx';
import { StatusLine, trueSince } from '../../shell/status-line.tsx';
import { useOpenDetail } from '../../shell/use-open-detail.ts';
import { BlankBody, ViewBody } from '../../shell/view-body.tsx';
import type { ViewProps } from '../../shell/view-props.ts';
import { holdsWords, searchWords } from '../../text/search-words.ts';
import { useWords } from '../../text/words.tsx';
import { announce } from '../../ui/announcer.tsx';
import { Notice } from '../../ui/notice.tsx';
import { lazyPart } from '../../ui/part.ts';
import { type LabelRow, reportedCount, toLabelRows, withCounts } from './label-rows.ts';
import { OpenLabel } from './open-label.tsx';
import { ShownLabels, selOf } from './shown-labels.tsx';

const RequestDialog = lazyPart(async () => (await import('../../shell/request-dialog.tsx')).RequestDialog);
const ZeroResult = lazyPart(async () => (await import('./zero-result.tsx')).ZeroResult);
const ExportLabels = lazyPart(async () => (await import('./export-labels.tsx')).ExportLabels);

/** The labels of the images that satisfy the address: title line, what went wrong if anything, table, small print. */
export function LabelsPage(props: ViewProps) {
  const { session, state, scope, update, images } = props;
  const words = useWords();
  const [showsRequest, setShowsRequest] = useState(false);
  const order = useRef<readonly LabelRow[]>([]);
  const detail = useOpenDetail(update, () => order.current.map(selOf));
  const combinations = countCombinations(state.conditions);
  const isTooMany = combinations > MAX_COMBINATIONS;
  const enabled = !session.signed && !isTooMany && !isScopeUnread(state);
  const question = labelsQuery({ scope, labelKeys: state.labelKeys, conditions: state.conditions });
  const questionKey = JSON.stringify(question.queryKey);
  const client = useQueryClient();
  const asked = useQuery({ ...question, enabled });
  const failure = useFailure(asked, questionKey);
  const problem = enabled ? failure : undefined;
  const refreshAll = () => {
    if (!enabled) return;
    refresh(client, ['labels', scopeKey(scope)]);
    refresh(client, ['images', scopeKey(scope)]);
  };
  const { conditions } = state;
  // Rows, their filter and their numbers stay together: old rows with the numbers of a new filter would say neither.
  const present = useMemo(
    () => (enabled && asked.data ? { answer: asked.data, conditions, tally: images.tally } : undefined),
    [enabled, asked.data, conditions, images.tally],
  );
  const lastGood = useLastGood(present, scopeKey(scope));
  const kept = enabled ? lastGood : undefined;
  const answer = kept?.answer;
  const isOld = answer !== undefined && answer !== asked.data;

  const labels = useMemo(() => (answer ? toLabelRows(answer.labels, words) : undefined), [answer, words]);
  const rows = useMemo(() => labels && withCounts(labels, kept?.tally), [labels, kept?.tally]);
  const q = useDeferredValue(state.q);
  const found = useMemo(() => {
    const asked = searchWords(q);
    return rows && asked.length > 0 ? new Set(rows.filter((row) => holdsWords(row.searched, asked))) : undefined;
  }, [rows, q]);
  const shown = found?.size ?? rows?.length ?? 0;
  // Without a table nobody says what is on screen.
  if (shown === 0) order.current = [];
  const total = answer && rows ? words.results.total(shown, rows.length, reportedCount(answer)) : '';
  useEffect(() => {
    if (total !== '' && !isOld) announce('total', total);
  }, [total, isOld]);

  return (
    <section id="results" tabIndex={-1} className="flex min-h-0 flex-1 flex-col pt-2 lg:pt-1">
      <ResultsBar
        title={words.results.title}
        total={total}
        isOld={isOld}
        isFetching={asked.isFetching && rows !== undefined}
        actions={
          rows !== undefined && (
            <ExportSlot>
              <ExportLabels
                state={{ ...state, conditions: kept?.conditions ?? [] }}
                scope={scope}
                requests={answer?.requests ?? []}
                count={shown}
                rows={() => order.current}
              />
            </ExportSlot>
          )
        }
        search={{ q: state.q, onChange: (q) => update((before) => ({ ...before, q }), 'replace') }}
        link={() => absoluteAddress(linkState(state, scope, session))}
        canRefresh={enabled}
        onRefresh={refreshAll}
        onShowRequest={() => setShowsRequest(true)}
      />
      <PageNotices region={scope.region} state={state} update={update} requests={answer?.requests ?? []}>
        {isTooMany && (
          <Notice name={words.problem.name} tone="warning">
            <p>{words.problem.tooMany(combinations, MAX_COMBINATIONS)}</p>
            <ViewLink
              view="images"
              state={imagesOf(state, state.conditions)}
              className="font-medium text-accent-text underline underline-offset-2"
            >
              {words.problem.tooManyImages}
            </ViewLink>
          </Notice>
        )}
        {problem && (
          <Problem
            error={problem}
            at={asked.errorUpdatedAt}
            keepsRows={rows !== undefined}
            isRetrying={asked.isFetching}
            onRetry={refreshAll}
          />
        )}
        {!problem && rows !== undefined && (
          <ImagesProblem
            images={images}
            name={words.images.notCounted}
            intro={words.images.notCountedText}
            isPartOnly
          />
        )}
      </PageNotices>
      <ViewBody
        isSigned={session.signed}
        status={rows && !(rows.length === 0 && isOld) ? 'ready' : enabled && !problem ? 'waiting' : 'blank'}
      >
        {() =>
          rows?.length === 0 ? (
            <LazyPart waiting={<BlankBody />}>
              <ZeroResult state={state} scope={scope} update={update} defaults={session} />
            </LazyPart>
          ) : shown === 0 ? (
            <NoRowsFound update={update} />
          ) : (
            <ShownLabels
              {...props}
              rows={rows ?? []}
              found={found}
              order={order}
              answered={kept?.conditions ?? []}
              detail={detail}
              isBusy={asked.isFetching}
              questionKey={questionKey + q}
            />
          )
        }
      </ViewBody>
      <StatusLine
        requests={answer?.requests ?? []}
        since={answer && trueSince(answer)}
        progress={<ImageProgress images={images} />}
        isUpdating={asked.isFetching}
      />
      {enabled && <OpenLabel {...props} rows={rows} detail={detail} />}
      {showsRequest && (
        <LazyPart>
          <RequestDialog
            requests={answer?.requests ?? []}
            countRequests={images.loaded?.requests ?? []}
            onClose={() => setShowsRequest(false)}
          />
        </LazyPart>
      )}
    </section>
  );
}
