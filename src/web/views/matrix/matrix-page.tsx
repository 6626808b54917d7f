import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isScopeUnread } from '../../address/search-state.ts';
import { absoluteAddress } from '../../address/use-search-state.ts';
import { scopeKey } from '../../api/queries.ts';
import { refresh } from '../../api/refresh.ts';
import { linkState } from '../../filter/filter-changes.ts';
import { EmptyScope } from '../../shell/empty-scope.tsx';
import { ImageProgress } from '../../shell/image-progress.tsx';
import { ImagesProblem } from '../../shell/images-problem.tsx';
import { PageNotices } from '../../shell/page-notices.tsx';
import { RequestDialog } from '../../shell/request-dialog.tsx';
import { ResultsBar } from '../../shell/results-bar.tsx';
import { StatusLine, trueSince } from '../../shell/status-line.tsx';
import { ViewBody } from '../../shell/view-body.tsx';
import type { ViewProps } from '../../shell/view-props.ts';
import { useWords } from '../../text/words.tsx';
import { announce } from '../../ui/announcer.tsx';
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

  const total = tally ? shared.images.count(tally.positions.length, images.isPartial) : '';
  useEffect(() => {
    if (total !== '' && !images.isPartial) announce('total', total);
  }, [total, images.isPartial]);

  const isEmpty = loaded?.set.images.length === 0;
  const isWaiting = isEmpty && images.isPartial && images.isLoading;
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
      <PageNotices region={scope.region} state={state} update={update} requests={requests}>
        <ImagesProblem images={images} />
      </PageNotices>
      <ViewBody
        isSigned={session.signed}
        status={tally && !isWaiting ? 'ready' : enabled && !images.error ? 'waiting' : 'blank'}
      >
        {() =>
          isEmpty ? (
            <EmptyScope
              title={words.emptyTitle}
              text={words.emptyScope}
              scope={scope}
              update={update}
              defaults={session}
            />
          ) : (
            tally && <ShownMatrix {...props} tally={tally} />
          )
        }
      </ViewBody>
      <StatusLine
        requests={requests}
        since={loaded && trueSince(loaded)}
        progress={<ImageProgress images={images} />}
        isUpdating={images.isLoading}
      />
      {showsRequest && <RequestDialog requests={requests} isPaged onClose={() => setShowsRequest(false)} />}
    </section>
  );
}
