import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { hasExtra, type ImageFilter, labelFilterOnly } from '../../../contract/image-filter/image-filter.ts';
import { labelsOfTally } from '../../../contract/image-tally/labels-of-tally.ts';
import type { Tally } from '../../../contract/image-tally/tally.ts';
import { groupedOrder } from '../../../contract/rows/grouped-order.ts';
import { type LabelRow, labelRowsOf, withCounts } from '../../../contract/rows/label-rows.ts';
import { searchWords } from '../../../contract/search-words.ts';
import { filterOf } from '../../address/search-state.ts';
import { countCombinations, MAX_COMBINATIONS } from '../../api/any-of.ts';
import { labelsQuery, scopeKey } from '../../api/queries.ts';
import type { SentRequest } from '../../api/sent-request.ts';
import { useFailure, useLastGood } from '../../api/use-last-good.ts';
import { oldestAnswerAt } from '../../shell/status-line.tsx';
import { useViewRows } from '../../shell/use-view-rows.ts';
import type { ViewProps } from '../../shell/view.tsx';
import { findLabels } from '../../table/label-search.ts';
import type { SortedRows } from '../../table/use-sorted-rows.ts';
import { useWords } from '../../text/words.tsx';
import { LABEL_COLUMNS } from './label-columns.tsx';
import { reportedCount } from './reported-count.ts';

/** The rows of the labels view, and the state of their request. */
export interface LabelRows extends SortedRows<LabelRow> {
  /** All rows, without the text search. Undefined before the first response. */
  readonly rows: LabelRow[] | undefined;
  /** The total in words; empty before the first answer. */
  readonly total: string;
  /** The filter of the visible rows and their numbers. */
  readonly answered: ImageFilter;
  /** The images that pass it. Undefined before the first images. */
  readonly tally: Tally | undefined;
  readonly requests: readonly SentRequest[];
  readonly since: number | undefined;
  /** Whether the rows come from an earlier request than the address describes. */
  readonly isOld: boolean;
  readonly isFetching: boolean;
  readonly problem: Error | undefined;
  readonly problemAt: number;
  /** A key that changes with the query or the text search. */
  readonly questionKey: string;
}

const NO_ROWS: LabelRow[] = [];

/**
 * Whether the rows come from the loaded images instead of PAI: PAI does not know the filter, or would need too many
 * requests.
 */
export function answersFromImages({ state, images }: Pick<ViewProps, 'state' | 'images'>): boolean {
  return (
    hasExtra(state.extra) ||
    (countCombinations(state.conditions) > MAX_COMBINATIONS && images.loaded?.isComplete === true)
  );
}

/** Requests the labels of the address and turns the response into rows. Old rows stay while a new response loads. */
export function useLabelRows(view: ViewProps): LabelRows {
  const { state, scope, images } = view;
  const words = useWords();
  const { conditions, extra, labelKeys } = state;
  const isFromImages = answersFromImages(view);
  const enabled = view.enabled && !isFromImages;
  const question = labelsQuery({ scope, labelKeys, conditions });
  const questionKey = JSON.stringify(question.queryKey);
  const asked = useQuery({ ...question, enabled });
  const failure = useFailure(asked, questionKey);
  // Rows, their filter and their numbers change together: old rows with the numbers of a new filter would be wrong.
  const { loaded, tally } = images;
  const present = useMemo(() => {
    const filter = filterOf({ conditions, extra });
    if (isFromImages && loaded && tally) {
      const { requests, answeredAt } = loaded;
      return { answer: { labels: labelsOfTally(tally, labelKeys), requests, answeredAt }, filter, tally };
    }
    return enabled && asked.data ? { answer: asked.data, filter, tally } : undefined;
  }, [isFromImages, enabled, asked.data, conditions, extra, labelKeys, loaded, tally]);
  const lastGood = useLastGood(present, scopeKey(scope));
  // Without images there is no result for a filter that PAI does not know. Rows of another filter would be wrong.
  const kept = view.enabled && !(isFromImages && images.error && !images.tally) ? lastGood : undefined;
  const answer = kept?.answer;

  const labels = useMemo(() => (answer ? labelRowsOf(answer.labels) : undefined), [answer]);
  const rows = useMemo(() => labels && withCounts(labels, kept?.tally), [labels, kept?.tally]);
  // Numbers of images do not change the order.
  const unsorted = useMemo(() => labels && groupedOrder(labels), [labels]);
  const { q } = state;
  const found = useMemo(() => {
    const asked = searchWords(q);
    return rows && asked.length > 0 ? findLabels(rows, words, asked) : undefined;
  }, [rows, q, words]);
  const sorted = useViewRows('labels', view, { columns: LABEL_COLUMNS, rows: rows ?? NO_ROWS, found, unsorted });
  return {
    ...sorted,
    rows,
    total:
      answer && rows
        ? words.results.total(
            sorted.shown.length,
            rows.length,
            isFromImages ? undefined : reportedCount(answer),
            isFromImages && images.isPartial,
          )
        : '',
    answered: kept?.filter ?? labelFilterOnly([]),
    tally: kept?.tally,
    requests: answer?.requests ?? [],
    since: answer && oldestAnswerAt(answer),
    isOld: answer !== undefined && answer !== present?.answer,
    isFetching: isFromImages ? images.isLoading : asked.isFetching,
    problem: enabled ? failure : undefined,
    problemAt: asked.errorUpdatedAt,
    questionKey: questionKey + JSON.stringify(extra) + q,
  };
}
