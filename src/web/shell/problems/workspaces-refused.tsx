import { useQueryClient } from '@tanstack/react-query';
import { RAM_ACTIONS } from '../../../contract/paths.ts';
import { ApiError } from '../../api/api-error.ts';
import { usePanelWords } from '../../text/later-words.ts';
import { useWords } from '../../text/words.tsx';
import { Problem } from './problem.tsx';

interface WorkspacesRefusedProps {
  readonly error: ApiError;
  /** The time of the error, in milliseconds since 1970. */
  readonly at: number;
  readonly isRetrying: boolean;
  readonly onRetry: () => void;
}

/** Says which permission is missing if the list of workspaces is refused; the user can still type an id. */
export function WorkspacesRefused({ error, at, isRetrying, onRetry }: WorkspacesRefusedProps) {
  const { workspacesRefused } = usePanelWords();
  const { workspacesFailed } = useWords().filters;
  const cache = useQueryClient().getQueryCache();
  // The same refusal for the rows shows a policy that includes this permission: one cause, one message.
  const isReported = cache
    .findAll({ queryKey: ['labels'], type: 'active' })
    .some(({ state }) => state.error instanceof ApiError && state.error.code === error.code);
  if (isReported) return null;
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
