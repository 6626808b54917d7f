import { useQueryClient } from '@tanstack/react-query';

import { hasExtra } from '../../../contract/image-filter/image-filter.ts';
import { forOtherView, withFilter } from '../../address/search-state.ts';
import { ViewLink } from '../../address/view-link.tsx';
import { countCombinations, MAX_COMBINATIONS } from '../../api/any-of.ts';
import { ApiError } from '../../api/api-error.ts';
import { scopeKey } from '../../api/queries.ts';
import { refresh } from '../../api/refresh.ts';
import { lazyPart } from '../../shell/lazy-part.ts';
import { NoRowsFound } from '../../shell/no-rows/message.tsx';
import { ExportSlot, PartSlot } from '../../shell/part-slot.tsx';
import { ImagesProblem, Problem } from '../../shell/problems/problem.tsx';
import { staleSeconds } from '../../shell/status-line.tsx';
import { useOpenDetail } from '../../shell/use-open-detail.ts';
import { View, type ViewProps } from '../../shell/view.tsx';
import { BlankBody } from '../../shell/view-body.tsx';
import { FindHint } from '../../table/find-hint.tsx';
import { useWords } from '../../text/words.tsx';
import { OpenLabel } from './open-label.tsx';
import { ShownLabels, selOf } from './shown-labels.tsx';
import { answersFromImages, useLabelRows } from './use-label-rows.ts';

const ZeroResult = lazyPart(async () => (await import('./zero-result.tsx')).ZeroResult);
const TooMany = lazyPart(async () => (await import('./zero-result.tsx')).TooMany);
const MissingKeys = lazyPart(async () => (await import('./zero-result.tsx')).MissingKeys);
/** Images begin to load after the first rows. */
const ImagesLine = lazyPart(async () => (await import('../../shell/news/images-line.tsx')).ImagesLine);
const ExportLabels = lazyPart(async () => (await import('./export-labels.tsx')).ExportLabels);

/**
 * Whether an old response is shown for this reason, so that its notice already says it. A refusal is another reason.
 */
function isPaiDown(error: Error | undefined): boolean {
  return error instanceof ApiError && error.status >= 500;
}

/** The labels of the images that match the address. */
export function LabelsPage(props: ViewProps) {
  const { session, state, scope, update, images } = props;
  const words = useWords();
  const client = useQueryClient();
  const combinations = countCombinations(state.conditions);
  const isFromImages = answersFromImages(props);
  const isTooMany = !isFromImages && combinations > MAX_COMBINATIONS;
  // More combinations than the request limit are counted once all images are loaded.
  const isWaiting = isTooMany && images.isLoading;
  const enabled = props.enabled && !isTooMany;
  const view = { ...props, enabled };
  const labels = useLabelRows(view);
  const { rows, shown, requests, problem, isOld } = labels;
  // While rows may still arrive, no key is missing. Without any row, the view says so itself.
  const mayGrow = isOld || (isFromImages && images.isPartial);
  const missing = mayGrow || !rows?.length ? [] : state.labelKeys.filter((key) => rows.every((row) => row.Key !== key));
  const detail = useOpenDetail(update, shown, selOf);
  const refreshAll = () => {
    refresh(client, ['labels', scopeKey(scope)]);
    refresh(client, ['images', scopeKey(scope)]);
  };
  return (
    <View
      {...view}
      title={words.results.title}
      total={labels.total}
      isFinal={!isOld}
      isOld={isOld}
      isUpdating={labels.isFetching}
      beside={
        // Its place is reserved, so that the rest of the line does not move when it loads.
        <span className="inline-flex min-w-0 sm:min-w-36">
          {rows && images.tally && (
            <ViewLink
              view="images"
              state={forOtherView(state)}
              className="calm -my-1 -ml-2 rounded-control px-2 py-1 text-13 font-medium text-accent-text hover:bg-hover"
            >
              {words.images.show(images.tally.size(), images.isPartial)}
            </ViewLink>
          )}
        </span>
      }
      actions={
        rows && (
          <ExportSlot>
            <ExportLabels state={withFilter(state, labels.answered)} scope={scope} requests={requests} shown={shown} />
          </ExportSlot>
        )
      }
      onRefresh={refreshAll}
      requests={requests}
      countRequests={images.loaded?.requests ?? []}
      since={labels.since}
      progress={
        images.loaded && (
          <PartSlot failed={null}>
            <ImagesLine {...props} />
          </PartSlot>
        )
      }
      hint={<FindHint rows={shown.length} />}
      problems={
        <>
          {isTooMany && !isWaiting && (
            <PartSlot>
              <TooMany state={state} combinations={combinations} />
            </PartSlot>
          )}
          {missing[0] && (
            <PartSlot failed={null}>
              <MissingKeys keys={missing} scope={scope} update={update} />
            </PartSlot>
          )}
          {problem && (
            <Problem
              error={problem}
              at={labels.problemAt}
              keepsRows={rows !== undefined}
              isRetrying={labels.isFetching}
              onRetry={refreshAll}
            />
          )}
          {hasExtra(state.extra) && !images.tally ? (
            <ImagesProblem images={images} intro={words.problem.cannotJudge} />
          ) : (
            !problem &&
            rows &&
            !(staleSeconds(requests) !== undefined && isPaiDown(images.error)) && (
              <ImagesProblem
                images={images}
                name={words.images.notCounted}
                intro={words.images.notCountedText}
                isPartOnly
              />
            )
          )}
        </>
      }
      status={
        rows && !(rows.length === 0 && isOld) && !(rows.length === 0 && isFromImages && images.isPartial)
          ? 'ready'
          : (enabled || isWaiting) && !problem && !(isFromImages && images.error)
            ? 'waiting'
            : 'blank'
      }
      detail={<OpenLabel {...view} rows={rows} detail={detail} />}
    >
      {() =>
        rows?.length === 0 ? (
          <PartSlot waiting={<BlankBody />}>
            <ZeroResult
              state={state}
              scope={scope}
              update={update}
              defaults={session}
              images={images}
              isFromImages={isFromImages}
            />
          </PartSlot>
        ) : shown.length === 0 ? (
          <NoRowsFound update={update} />
        ) : (
          <ShownLabels {...view} labels={labels} detail={detail} />
        )
      }
    </View>
  );
}
