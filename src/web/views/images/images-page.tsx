import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ImageRow } from '../../../contract/rows/image-rows.ts';
import { scopeKey } from '../../api/queries.ts';
import { refresh } from '../../api/refresh.ts';
import { lazyPart } from '../../shell/lazy-part.ts';
import { ImagesLine } from '../../shell/news/images-line.tsx';
import { NoRowsFound } from '../../shell/no-rows/message.tsx';
import { PartSlot } from '../../shell/part-slot.tsx';
import { ImagesProblem } from '../../shell/problems/problem.tsx';
import { useRegionChoice } from '../../shell/problems/use-region-choice.tsx';
import { oldestAnswerAt } from '../../shell/status-line.tsx';
import { useOpenDetail } from '../../shell/use-open-detail.ts';
import { View, type ViewProps } from '../../shell/view.tsx';
import { FindHint } from '../../table/find-hint.tsx';
import { useImageWords } from '../../text/later-words.ts';
import { ONE_LINE_ROWS, useMedia } from '../../ui/use-media.ts';
import { BestMatch, mayHaveBest } from './best-match.tsx';
import { ColumnMenu } from './column-menu.tsx';
import { ExportImages } from './export-images.tsx';
import { NoImages } from './no-images.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { ShownImages } from './shown-images.tsx';
import { sortChoices } from './sort-choices.ts';
import { SortField } from './sort-field.tsx';
import { type ImageRows, useImageRows } from './use-image-rows.ts';

const ImageDetail = lazyPart(async () => (await import('./detail/image-detail.tsx')).ImageDetail);

const idOf = (row: ImageRow) => row.id;

/** The loaded images that match the address. */
export function ImagesPage(props: ViewProps) {
  const { session, state, scope, update, images, enabled } = props;
  const { loaded } = images;
  const words = useImageWords();
  const client = useQueryClient();
  // On narrow screens a row has its own form.
  const hasColumns = useMedia(ONE_LINE_ROWS);
  const list = useImageRows(props);
  const { rows, shown } = list;
  const detail = useOpenDetail(update, shown, idOf);
  const { region: picked, ask, list: regionList } = useRegionChoice();
  const uris = useMemo(
    () => ({ region: scope.region, picked, regions: session.regions, ask }),
    [scope.region, picked, session.regions, ask],
  );
  const isEmpty = rows?.length === 0;
  const isWaiting = isEmpty && images.isPartial && images.isLoading;
  return (
    <View
      {...props}
      title={words.title}
      total={list.total}
      isFinal={!images.isPartial}
      isUpdating={images.isLoading}
      sort={
        <SortField
          sort={state.sort}
          choices={sortChoices(list.frameworks, (column) => list.empty.has(column))}
          onSort={list.sortBy}
        />
      }
      actions={
        <>
          {hasColumns && (
            <ColumnMenu columns={list.columnIds} hidden={list.hidden} empty={list.empty} onToggle={list.chooseColumn} />
          )}
          {loaded && (
            <ExportImages
              state={state}
              scope={scope}
              loaded={loaded}
              shown={list.ticked.length > 0 ? list.ticked : shown}
            />
          )}
        </>
      }
      onRefresh={() => {
        refresh(client, ['images', scopeKey(scope)]);
        refresh(client, ['image', scope.region]);
      }}
      requests={loaded?.requests ?? []}
      since={loaded && oldestAnswerAt(loaded)}
      progress={
        <>
          <ImagesLine {...props} />
          {hasColumns && <EmptyColumns list={list} />}
        </>
      }
      hint={<FindHint rows={shown.length} />}
      problems={<ImagesProblem images={images} />}
      // Beside open details it would be about another image than the one that is read.
      about={state.sel === '' && mayHaveBest(props) && <BestMatch {...props} rows={rows} uris={uris} />}
      status={rows && !isWaiting ? 'ready' : enabled && !images.error ? 'waiting' : 'blank'}
      detail={
        state.sel !== '' && (
          <PartSlot>
            <ImageDetail
              {...props}
              imageId={state.sel}
              onClose={detail.close}
              onStep={detail.step}
              returnFocus={detail.returnFocus}
            />
          </PartSlot>
        )
      }
    >
      {() => (
        <>
          {isEmpty ? (
            <NoImages {...props} />
          ) : shown.length === 0 ? (
            <NoRowsFound update={update} />
          ) : (
            <ShownImages {...props} list={list} detail={detail} uris={uris} />
          )}
          <SelectionBar state={state} ticked={list.ticked} shown={shown} uris={uris} />
          {regionList}
        </>
      )}
    </View>
  );
}

/** Says in the small print which columns hid themselves. */
function EmptyColumns({ list: { hidden, empty, columnIds } }: { readonly list: ImageRows }) {
  const words = useImageWords();
  const columns = columnIds.filter((column) => empty.has(column) && hidden.has(column));
  if (columns.length === 0) return null;
  return (
    <span className="min-w-0 truncate">{words.emptyColumns(columns.map((column) => words.columnNames[column]))}</span>
  );
}
