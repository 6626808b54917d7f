import { usePath } from './address/use-search-state.ts';
import { viewOf } from './address/view-paths.ts';
import { useFailure } from './api/use-last-good.ts';
import { useSession } from './api/use-session.ts';
import { PageHeader, PageTitle } from './shell/header/page-header.tsx';
import { lazyPart } from './shell/lazy-part.ts';
import { PartSlot } from './shell/part-slot.tsx';
import { Problem } from './shell/problems/problem.tsx';
import { OfflineContext, useOfflineCheck } from './shell/problems/use-offline.ts';
import { RowSkeleton } from './shell/view-body.tsx';
import { ViewFrame } from './shell/view-frame.tsx';
import { useWords } from './text/words.tsx';
import { Announcer } from './ui/announcer.tsx';
import { BesideMainSlot } from './ui/beside-main.tsx';

/** Loaded after the first rows: no build is new before. */
const NewBuild = lazyPart(async () => (await import('./shell/header/new-build.tsx')).NewBuild);
const NotFound = lazyPart(async () => (await import('./shell/problems/not-found.tsx')).NotFound);

/** The page: the header, and the view of the path after the session has loaded. */
export function App() {
  const words = useWords();
  const path = usePath();
  const session = useSession();
  const sessionError = useFailure(session, 'session');
  const isOffline = useOfflineCheck(session.error);
  const view = viewOf(path);
  return (
    <div className="flex h-dvh min-h-[480px] min-w-[320px] flex-col overflow-x-hidden">
      <nav aria-label={words.skip.name} className="contents">
        <SkipLink target="filters">{words.skip.toFilters}</SkipLink>
        <SkipLink target="results">{words.skip.toResults}</SkipLink>
      </nav>
      <PageTitle />
      <PageHeader session={session.data} />
      {session.data && (
        <PartSlot failed={null}>
          <NewBuild session={session.data} />
        </PartSlot>
      )}
      <OfflineContext value={isOffline}>
        <BesideMainSlot>
          <main className="relative flex min-h-0 min-w-0 flex-1 flex-col lg:grid lg:grid-cols-[auto_minmax(0,1fr)] lg:grid-rows-[auto_minmax(0,1fr)]">
            {view === undefined ? (
              <div className="col-span-2 row-span-2 flex min-h-0 flex-1 flex-col">
                <h1 className="sr-only">{words.product}</h1>
                <PartSlot>
                  <NotFound path={path} />
                </PartSlot>
              </div>
            ) : session.data ? (
              <ViewFrame view={view} session={session.data} />
            ) : (
              <div className="col-span-2 row-span-2 flex min-h-0 flex-1 flex-col">
                <h1 className="sr-only">{words.product}</h1>
                {sessionError ? (
                  <div className="p-4">
                    <Problem
                      error={sessionError}
                      at={session.errorUpdatedAt}
                      keepsRows={false}
                      isRetrying={session.isFetching}
                      onRetry={() => void session.refetch()}
                    />
                  </div>
                ) : (
                  <RowSkeleton />
                )}
              </div>
            )}
          </main>
        </BesideMainSlot>
      </OfflineContext>
      <Announcer />
    </div>
  );
}

function SkipLink({ target, children }: { readonly target: string; readonly children: string }) {
  return (
    <a
      href={`#${target}`}
      onClick={(event) => {
        event.preventDefault();
        const element = document.getElementById(target);
        element?.focus();
        // A hidden target cannot get the focus; its button shows it and focuses it.
        if (document.activeElement !== element) document.getElementById(`${target}-toggle`)?.click();
      }}
      className="sr-only z-50 rounded-control bg-accent px-3 py-2 text-13 font-medium text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
    >
      {children}
    </a>
  );
}
