import { useQueryClient } from '@tanstack/react-query';
import { RAM_ACTIONS } from '../../contract/paths.ts';
import { ApiError } from '../api/api-error.ts';
import { usePanelWords } from '../text/later-words.ts';
import { useWords } from '../text/words.tsx';
import { Problem } from './problem.tsx';

interface WorkspacesRefusedProps {
  readonly error: ApiError;
  /** When it happened, in milliseconds since 1970. */
  readonly at: number;
  readonly isRetrying: boolean;
  readonly onRetry: () => void;
}

/** Says which permission is missing where the list of workspaces is refused; an id can be typed all the same. */
export function WorkspacesRefused({ error, at, isRetrying, onRetry }: WorkspacesRefusedProps) {
  const { workspacesRefused } = usePanelWords();
  const { workspacesFailed } = useWords().filters;
  const cache = useQueryClient().getQueryCache();
  // The same refusal of the rows is told with a policy that grants this too: one cause, one message.
  const isTold = cache
    .findAll({ queryKey: ['labels'], type: 'active' })
    .some(({ state }) => state.error instanceof ApiError && state.error.code === error.code);
  if (isTold) return null;
  return (
    <Problem
      name={workspacesRefused}
      intro={workspacesFailed}
      tone="warning"
      action={RAM_ACTIONS.ListWorkspaces}
      error={error}
      at={at}
      keepsRows={false}
      isRetrying={isRetrying}
      onRetry={onRetry}
    />
  );
}
