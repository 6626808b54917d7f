import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isScopeUnread } from '../address/search-state.ts';
import { absoluteAddress } from '../address/use-search-state.ts';
import { scopeKey } from '../api/queries.ts';
import { refresh } from '../api/refresh.ts';
import { EmptyScope } from '../results/empty-scope.tsx';
import { ImageProgress } from '../results/image-progress.tsx';
import { linkState } from '../results/link-state.ts';
import { Message } from '../results/message.tsx';
import { PageNotices } from '../results/page-notices.tsx';
import { Problem } from '../results/problem.tsx';
import { IMAGES_ACTION } from '../results/ram-policy.ts';
import { ageOf } from '../results/request-age.ts';
import { RequestDialog } from '../results/request-dialog.tsx';
import { ResultsBar } from '../results/results-bar.tsx';
import { RowSkeleton } from '../results/row-skeleton.tsx';
import { StatusLine } from '../results/status-line.tsx';
import type { ViewProps } from '../results/view-props.ts';
import { useWords } from '../text/words.tsx';
import { announce } from '../ui/announcer.tsx';
import { MatrixControls } from './matrix-controls.tsx';
import { useMatrixWords } from './matrix-words.ts';
import { ShownMatrix } from './shown-matrix.tsx';

/** Two keys crossed, each cell the number of images that satisfy the address and carry both. */
export function MatrixPage(props: ViewProps) {
  const { session, state, scope, update, images } = props;
  const { loaded, tally } = images;
  const shared = useWords();
  const words = useMatrixWords();
  const client = useQueryClient();
  const [showsRequest, setShowsRequest] = useState(false);
  const enabled = !session.signed && !isScopeUnread(state);
  const requests = loaded?.requests ?? [];
  const age = loaded && ageOf(requests);

  const total = tally ? shared.images.count(tally.positions.length, images.isPartial) : '';
  useEffect(() => {
    if (total !== '' && !images.isPartial) announce('total', total);
  }, [total, images.isPartial]);

  const isEmpty = loaded?.set.images.length === 0;
  const isWaiting = tally === undefined || (isEmpty && images.isPartial && images.isLoading);
  return (
    <section id="results" tabIndex={-1} className="flex min-h-0 flex-1 flex-col pt-2 lg:pt-1">
      <ResultsBar
        title={words.title}
        total={total}
        isOld={false}
        isFetching={images.isLoading && total !== ''}
        link={() => absoluteAddress(linkState(state, scope, session))}
        canRefresh={enabled}
        onRefresh={() => enabled && refresh(client, ['images', scopeKey(scope)])}
        onShowRequest={() => setShowsRequest(true)}
      />
      {!session.signed && <MatrixControls state={state} update={update} set={tally?.set} />}
      <PageNotices
        region={scope.region}
        state={state}
        update={update}
        staleSeconds={age?.stale ? age.seconds : undefined}
      >
        {images.error && (
          <Problem
            error={images.error}
            action={IMAGES_ACTION}
            at={images.errorAt}
            keepsRows={tally !== undefined}
            isRetrying={images.isLoading}
            onRetry={images.reload}
          />
        )}
      </PageNotices>
      {session.signed ? (
        <Message title={shared.problem.signedTitle}>
          <p className="max-w-xl text-13 text-muted">{shared.problem.signed}</p>
        </Message>
      ) : isWaiting ? (
        enabled && !images.error ? (
          <RowSkeleton />
        ) : (
          <div className="min-h-0 flex-1 border-t border-line bg-raised" />
        )
      ) : isEmpty ? (
        <EmptyScope title={words.emptyTitle} text={words.emptyScope} scope={scope} update={update} defaults={session} />
      ) : (
        <ShownMatrix {...props} tally={tally} />
      )}
      <StatusLine
        requests={requests}
        updatedAt={(loaded?.answeredAt ?? 0) - (age?.seconds ?? 0) * 1_000}
        progress={<ImageProgress images={images} />}
        isUpdating={images.isLoading}
      />
      {showsRequest && (
        <RequestDialog requests={requests} intro={shared.request.introPages} onClose={() => setShowsRequest(false)} />
      )}
    </section>
  );
}
