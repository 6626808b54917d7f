import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useLayoutEffect } from 'react';
import { holdsWords, searchWords } from '../../../../contract/search-words.ts';
import { forOtherView } from '../../../address/search-state.ts';
import { ViewLink } from '../../../address/view-link.tsx';
import { scopeKey } from '../../../api/queries.ts';
import { refresh } from '../../../api/refresh.ts';
import { lazyPart } from '../../../shell/lazy-part.ts';
import { Message, NoRowsFound } from '../../../shell/no-rows/message.tsx';
import { ExportSlot } from '../../../shell/part-slot.tsx';
import { Problem } from '../../../shell/problems/problem.tsx';
import { useRegionChoice } from '../../../shell/problems/use-region-choice.tsx';
import { oldestAnswerAt } from '../../../shell/status-line.tsx';
import { View, type ViewProps } from '../../../shell/view.tsx';
import { useCandidateWords, useCompareWords } from '../../../text/later-words.ts';
import { visibleText } from '../../../text/visible-text.ts';
import { useWords } from '../../../text/words.tsx';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { AddImage } from './add-image.tsx';
import { useRowName } from './candidate-cells.tsx';
import { CandidatesTable } from './candidates-table.tsx';
import { type ComparedRow, comparedRows } from './compared-rows.ts';
import { nameOf, useCandidates } from './use-candidates.ts';

const ExportCandidates = lazyPart(async () => (await import('./export-candidates.tsx')).ExportCandidates);

interface CandidatesPageProps extends ViewProps {
  readonly ids: readonly string[];
  /** The control that chooses the kind of comparison. */
  readonly choice: ReactNode;
}

/** Up to four images side by side: their data and their differences. The filter does not apply. */
export function CandidatesPage(props: CandidatesPageProps) {
  const { ids, session, state, scope, update, images, enabled, choice } = props;
  const words = useCandidateWords();
  const { title } = useCompareWords();
  const client = useQueryClient();
  const { columns, failures, answers, isLoading } = useCandidates(ids, props);
  const { region: picked, ask, list: regionList } = useRegionChoice();
  const uris = { region: scope.region, picked, regions: session.regions, ask };
  const rows = comparedRows(columns.map(({ candidate }) => candidate));
  const differing = rows.filter((row) => row.differs);
  const isNarrowed = state.choices.only === 'differences';
  const listed = isNarrowed ? differing : rows;
  const shown = useFoundRows(listed, state.q);
  useTitle(columns.map(nameOf));

  const setIds = (next: readonly string[]) => update((before) => ({ ...before, ids: next }));
  const setOnly = (only: 'all' | 'differences') =>
    update((before) => ({ ...before, choices: { ...before.choices, only } }));
  const known = columns.filter(({ candidate }) => candidate).length;
  const isKnown = known > 0;
  const total = !isKnown
    ? ''
    : state.q === ''
      ? words.total(known, differing.length)
      : words.found(shown.length, listed.length);
  return (
    <View
      {...props}
      title={title}
      total={total}
      isFinal={!isLoading}
      isUpdating={isLoading}
      beside={
        <>
          {choice}
          {!session.signed && (
            <div className="flex min-w-min flex-1 items-center gap-x-2 @max-[56rem]:order-last @max-[56rem]:basis-full @max-[56rem]:flex-wrap @min-[56rem]:max-w-88">
              {ids.length > 1 && (
                <label className="flex min-h-8 shrink-0 items-center gap-2 text-13 whitespace-nowrap">
                  <input
                    type="checkbox"
                    checked={isNarrowed}
                    onChange={() => setOnly(isNarrowed ? 'all' : 'differences')}
                    className="size-4"
                  />
                  <span>{words.onlyDifferences}</span>
                </label>
              )}
              <AddImage ids={ids} tally={images.tally} onAdd={(id) => setIds([...ids, id])} />
            </div>
          )}
        </>
      }
      actions={
        isKnown && (
          <ExportSlot>
            <ExportCandidates rows={shown} columns={columns} scope={scope} uris={uris} />
          </ExportSlot>
        )
      }
      onRefresh={() => {
        refresh(client, ['images', scopeKey(scope)]);
        for (const id of ids)
          refresh(client, ['images', scopeKey({ region: scope.region, workspaceId: '', imageId: id })]);
      }}
      requests={answers.flatMap(({ requests }) => requests)}
      since={answers.length === 0 ? undefined : Math.min(...answers.map(oldestAnswerAt))}
      problems={
        <>
          {ids.length === 1 && (
            <Notice name={words.oneName} tone="info">
              {words.one(visibleText(ids[0] ?? ''))}
            </Notice>
          )}
          {failures.map(({ id, error, at, isRetrying, retry }) => (
            <Problem
              key={id}
              intro={words.failedIntro(visibleText(id))}
              action="paiimage:GetImage"
              error={error}
              at={at}
              keepsRows={isKnown}
              isRetrying={isRetrying}
              onRetry={retry}
            />
          ))}
        </>
      }
      status={enabled ? (isLoading && !isKnown ? 'waiting' : 'ready') : 'blank'}
    >
      {() => (
        <>
          {ids.length === 0 ? (
            <Message title={words.emptyTitle}>
              <p className="max-w-xl text-13 text-muted">{words.emptyText}</p>
              <ViewLink
                view="images"
                state={forOtherView(state)}
                className="text-13 text-accent-text underline underline-offset-2"
              >
                {words.toImages}
              </ViewLink>
            </Message>
          ) : isNarrowed && listed.length === 0 && !isLoading && columns.length > 1 ? (
            <Message title={words.noDifference}>
              <Button onClick={() => setOnly('all')}>{words.showAll}</Button>
            </Message>
          ) : shown.length === 0 && state.q !== '' ? (
            <NoRowsFound update={update} />
          ) : (
            <CandidatesTable
              columns={columns}
              rows={shown}
              state={state}
              uris={uris}
              isEmbedded={session.source === 'embedded'}
              onRemove={(id) => setIds(ids.filter((other) => other !== id))}
            />
          )}
          {regionList}
        </>
      )}
    </View>
  );
}

/** The rows that contain every word in their names or values. */
function useFoundRows(rows: readonly ComparedRow[], q: string): readonly ComparedRow[] {
  const nameOfRow = useRowName();
  const asked = searchWords(q);
  if (asked.length === 0) return rows;
  return rows.filter((row) => {
    const text = [nameOfRow(row) ?? '', ...row.keys, ...row.values.flatMap((own) => own ?? [])].join('\n');
    return holdsWords(text.toLowerCase(), asked);
  });
}

/**
 * Tabs and the history show the names of the images. Set before paint, so that the next view can set its own title in
 * time.
 */
function useTitle(names: readonly string[]): void {
  const { product, views } = useWords();
  const subject = visibleText(names.map((name) => name.slice(0, 40)).join(' | '));
  useLayoutEffect(() => {
    if (subject === '') return;
    const before = document.title;
    document.title = `${subject} · ${views.compare} · ${product}`;
    return () => {
      document.title = before;
    };
  }, [subject, product, views]);
}
