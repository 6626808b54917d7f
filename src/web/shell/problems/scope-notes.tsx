import { useQuery } from '@tanstack/react-query';
import { findRegion, serviceHost } from '../../../contract/regions.ts';
import { isScopeUnread } from '../../address/search-state.ts';
import { workspacesQuery } from '../../api/queries.ts';
import { setScope } from '../../filter/filter-changes.ts';
import { useScopeNoteWords } from '../../text/later-words.ts';
import { Button } from '../../ui/button.tsx';
import type { ViewProps } from '../view.tsx';

interface Note {
  readonly key: string;
  readonly texts: readonly (string | false | undefined)[];
  readonly wayOn?: { readonly label: string; readonly onClick: () => void };
}

type ScopeNotesProps = Pick<ViewProps, 'session' | 'state' | 'scope' | 'update' | 'images'>;

/** Notes on a scope with unexpected results. They are not alerts, because the scope is as requested. */
export function ScopeNotes(props: ScopeNotesProps) {
  const notes = [...useRegionNotes(props), ...useEmptyNotes(props)];
  if (notes.length === 0) return null;
  return (
    <div className="flex flex-col gap-1 px-3 pt-2 lg:px-4">
      {notes.map(({ key, texts, wayOn }) => (
        <div
          key={key}
          className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-control bg-tint px-3 py-1.5 text-13"
        >
          <p role="note" className="min-w-0 wrap-anywhere">
            {texts.filter(Boolean).join(' ')}
          </p>
          {wayOn && <Button onClick={wayOn.onClick}>{wayOn.label}</Button>}
        </div>
      ))}
    </div>
  );
}

/** Regions with a valid form that are not in the table: new or misspelled ones. */
function useRegionNotes({ session, state, scope }: ScopeNotesProps): readonly Note[] {
  const words = useScopeNoteWords();
  const regions = new Set([scope.region, state.vs.region ?? '']);
  return [...regions]
    .filter((region) => region !== '' && findRegion(region) === undefined)
    .map((region) => {
      const host = session.network && session.endpoint === undefined && serviceHost(region, session.network);
      return { key: region, texts: [words.unlistedRegion(region), host && words.askedAt(host)] };
    });
}

/** Why the scope is empty, and which setting chose it. */
function useEmptyNotes({ session, state, scope, update, images }: ScopeNotesProps): readonly Note[] {
  const words = useScopeNoteWords();
  const isEmbedded = session.source === 'embedded';
  const asks = !session.signed && !isScopeUnread(state);
  // Not for the live source: it returns workspaces that its list does not contain.
  const isNamed = scope.workspaceId !== '' && scope.workspaceId !== '0';
  const { data: workspaces } = useQuery({
    ...workspacesQuery(scope.region),
    enabled: asks && isEmbedded && isNamed,
  });
  const notes: Note[] = [];
  if (session.labels === 0 && session.images !== 0) notes.push({ key: 'labels', texts: [words.noLabels] });
  if (!asks || scope.imageId !== '') return notes;

  const isEmpty = images.loaded?.isComplete === true && images.loaded.set.size === 0;
  const { workspaceId, region } = scope;
  const isUnknown =
    isEmbedded && workspaceId !== '0' && workspaces?.some(({ WorkspaceId: id }) => id === workspaceId) === false;
  if (workspaceId !== '' && (isUnknown || isEmpty)) {
    const by = state.workspaceId === undefined && session.workspaceBy;
    notes.push({
      key: 'workspace',
      texts: [
        isUnknown ? words.noWorkspace(workspaceId) : words.emptyWorkspace(workspaceId),
        by && words.workspaceBy(by),
      ],
      wayOn: { label: words.allWorkspaces, onClick: () => update(setScope('WorkspaceId', '', session)) },
    });
  } else if (region !== '' && isEmpty) {
    const by = state.region === undefined && session.regionBy;
    notes.push({
      key: 'region',
      texts: [words.emptyRegion(region), by && words.regionBy(by)],
      // The live source requests one region at a time.
      ...(isEmbedded
        ? { wayOn: { label: words.allRegions, onClick: () => update(setScope('Region', '', session)) } }
        : {}),
    });
  }
  return notes;
}
