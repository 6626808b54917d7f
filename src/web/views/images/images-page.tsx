import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { readFramework } from '../../../contract/label-keys.ts';
import { isScopeUnread } from '../../address/search-state.ts';
import { absoluteAddress } from '../../address/use-search-state.ts';
import { SORT_COLUMNS } from '../../address/view-paths.ts';
import { scopeKey } from '../../api/queries.ts';
import { refresh } from '../../api/refresh.ts';
import { linkState } from '../../filter/filter-changes.ts';
import type { ImageFacts } from '../../image-set/image-set.ts';
import { knownRegions, provenanceQuery } from '../../image-set/provenance-query.ts';
import { ImageProgress } from '../../shell/image-progress.tsx';
import { ImagesProblem } from '../../shell/images-problem.tsx';
import { LazyPart } from '../../shell/lazy-part.tsx';
import { NoRowsFound } from '../../shell/message.tsx';
import { PageNotices } from '../../shell/page-notices.tsx';
import { RequestDialog } from '../../shell/request-dialog.tsx';
import { ResultsBar } from '../../shell/results-bar.tsx';
import { StatusLine, trueSince } from '../../shell/status-line.tsx';
import { useOpenDetail } from '../../shell/use-open-detail.ts';
import { ViewBody } from '../../shell/view-body.tsx';
import type { ViewProps } from '../../shell/view-props.ts';
import { searchWords } from '../../text/search-words.ts';
import { useWords } from '../../text/words.tsx';
import { announce } from '../../ui/announcer.tsx';
import { lazyPart } from '../../ui/part.ts';
import { ONE_LINE_ROWS, useMedia } from '../../ui/use-media.ts';
import { chipText } from './chip-cells.tsx';
import { ColumnMenu } from './column-menu.tsx';
import { ExportImages } from './export-images.tsx';
import { useHiddenColumns } from './hidden-columns.ts';
import { type ImageRow, rowsHolding, toImageRows } from './image-rows.ts';
import { useImageWords } from './image-words.ts';
import { NoImages } from './no-images.tsx';
import { ShownImages } from './shown-images.tsx';

const ImageDetail = lazyPart(async () => (await import('./detail/image-detail.tsx')).ImageDetail);

/** The images that satisfy the address, as far as they have arrived. */
export function ImagesPage(props: ViewProps) {
  const { session, state, scope, update, images } = props;
  const { loaded, tally } = images;
  const shared = useWords();
  const words = useImageWords();
  const client = useQueryClient();
  // On narrow screens a row has its own form.
  const hasColumns = useMedia(ONE_LINE_ROWS);
  const [showsRequest, setShowsRequest] = useState(false);
  const [hiddenByReader, toggleColumn] = useHiddenColumns();
  const order = useRef<readonly ImageRow[]>([]);
  const detail = useOpenDetail(update, () => order.current.map((row) => row.id));
  const enabled = !session.signed && !isScopeUnread(state);

  const isEmbedded = session.source === 'embedded';
  const provenance = useQuery({ ...provenanceQuery(), enabled: enabled && isEmbedded });
  const regionsOf = useMemo(() => {
    const known = provenance.data;
    return (image: ImageFacts) => (isEmbedded ? knownRegions(image, known?.get(image.ImageId)) : []);
  }, [provenance.data, isEmbedded]);
  // Where a region is chosen, every row is in it; and the live service says of no image where else it is.
  const hasRegions = isEmbedded && scope.region === '';
  const columns = SORT_COLUMNS.images.filter((column) => column !== 'Regions' || hasRegions);
  const hidden = useMemo(
    () => (hasRegions ? hiddenByReader : new Set([...hiddenByReader, 'Regions' as const])),
    [hiddenByReader, hasRegions],
  );

  const frameworks = useMemo(
    () => new Set(state.conditions.flatMap(({ key, value }) => readFramework(key, value)?.name ?? [])),
    [state.conditions],
  );
  const rows = useMemo(
    () => (tally ? toImageRows(tally.set, tally.positions, regionsOf, frameworks) : undefined),
    [tally, regionsOf, frameworks],
  );
  const q = useDeferredValue(state.q);
  const found = useMemo(() => {
    const asked = searchWords(q);
    if (!rows || !tally || asked.length === 0) return undefined;
    return rowsHolding(
      rows,
      tally.set,
      asked,
      (fact) => `${chipText(fact, shared)}\n${fact.condition.key}=${fact.text}`,
    );
  }, [rows, tally, q, shared]);
  const shown = found?.size ?? rows?.length ?? 0;
  // Without a table nobody says what is on screen.
  if (shown === 0) order.current = [];
  const isCountWrong = loaded?.isComplete === true && loaded.totalCount !== loaded.set.images.length;
  const reported = isCountWrong && state.conditions.length === 0 ? loaded.totalCount : undefined;
  const total = rows ? shared.results.totalImages(shown, rows.length, reported, images.isPartial) : '';
  useEffect(() => {
    if (total !== '' && !images.isPartial) announce('total', total);
  }, [total, images.isPartial]);

  const refreshAll = () => {
    if (!enabled) return;
    refresh(client, ['images', scopeKey(scope)]);
    refresh(client, ['image', scope.region]);
  };
  const isEmpty = rows?.length === 0;
  const isWaiting = isEmpty && images.isPartial && images.isLoading;
  return (
    <section id="results" tabIndex={-1} className="flex min-h-0 flex-1 flex-col pt-2 lg:pt-1">
      <ResultsBar
        title={words.title}
        total={total}
        isOld={false}
        isFetching={images.isLoading && rows !== undefined}
        actions={
          <>
            {hasColumns && <ColumnMenu columns={columns} hidden={hidden} onToggle={toggleColumn} />}
            {loaded && (
              <ExportImages state={state} scope={scope} loaded={loaded} count={shown} rows={() => order.current} />
            )}
          </>
        }
        search={{ q: state.q, onChange: (q) => update((before) => ({ ...before, q }), 'replace') }}
        link={() => absoluteAddress(linkState(state, scope, session))}
        canRefresh={enabled}
        onRefresh={refreshAll}
        onShowRequest={() => setShowsRequest(true)}
      />
      <PageNotices region={scope.region} state={state} update={update} requests={loaded?.requests ?? []}>
        <ImagesProblem images={images} />
      </PageNotices>
      <ViewBody
        isSigned={session.signed}
        status={rows && !isWaiting ? 'ready' : enabled && !images.error ? 'waiting' : 'blank'}
      >
        {() =>
          isEmpty ? (
            <NoImages {...props} />
          ) : shown === 0 ? (
            <NoRowsFound update={update} />
          ) : (
            <ShownImages
              {...props}
              rows={rows ?? []}
              found={found}
              q={q}
              hidden={hidden}
              order={order}
              detail={detail}
            />
          )
        }
      </ViewBody>
      <StatusLine
        requests={loaded?.requests ?? []}
        since={loaded && trueSince(loaded)}
        progress={<ImageProgress images={images} />}
        isUpdating={images.isLoading}
      />
      {enabled && state.sel !== '' && (
        <LazyPart>
          <ImageDetail
            {...props}
            imageId={state.sel}
            onClose={detail.close}
            onStep={detail.step}
            returnFocus={detail.returnFocus}
          />
        </LazyPart>
      )}
      {showsRequest && (
        <RequestDialog requests={loaded?.requests ?? []} isPaged onClose={() => setShowsRequest(false)} />
      )}
    </section>
  );
}
