import { RAM_ACTIONS } from '../../contract/paths.ts';
import { ApiError } from '../api/api-error.ts';
import type { ScopeImages } from '../image-set/use-scope-images.ts';
import { useWords } from '../text/words.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { LazyPart } from './lazy-part.tsx';
import { lazyPart } from './part.ts';

const ProblemNotice = lazyPart(async () => (await import('./problem-notice.tsx')).ProblemNotice);

export interface ProblemProps {
  /** The name of the group, where it is not simply "Problem". */
  readonly name?: string;
  /** What the failure means for the reader, before its cause. */
  readonly intro?: string;
  readonly tone?: 'danger' | 'warning';
  /** The RAM action that was asked for, for refusals that do not name it. */
  readonly action?: string;
  readonly error: Error;
  /** When it happened, in milliseconds since 1970. */
  readonly at: number;
  /** Whether older rows are still in sight below. */
  readonly keepsRows: boolean;
  readonly isRetrying: boolean;
  readonly onRetry: () => void;
}

/**
 * What went wrong with a request, and the way on. Its file comes with what follows the first rows; without it the server
 * is not there, which is then what went wrong.
 */
export function Problem(props: ProblemProps) {
  const words = useWords().problem;
  const isGone = (
    <Notice
      name={props.name ?? words.name}
      tone={props.tone ?? 'danger'}
      actions={<Button onClick={props.onRetry}>{words.retry}</Button>}
    >
      {words.unreachable}
    </Notice>
  );
  return (
    <LazyPart failed={isGone}>
      <ProblemNotice {...props} />
    </LazyPart>
  );
}

interface ImagesProblemProps {
  readonly images: ScopeImages;
  /** The name of the group, where it is not simply "Problem". */
  readonly name?: string;
  /** What the failure means for the reader, before its cause. */
  readonly intro?: string;
  /** The rows are not images: without these only a part of each row is missing. */
  readonly isPartOnly?: boolean;
}

/** What went wrong with loading images, where anything did. What has arrived stays in sight. */
export function ImagesProblem({ images, isPartOnly = false, ...texts }: ImagesProblemProps) {
  if (!images.error) return null;
  // The notice of a new version says it, and how to go on.
  if (images.error instanceof ApiError && images.error.code === 'OtherBuild') return null;
  return (
    <Problem
      {...texts}
      tone={isPartOnly ? 'warning' : 'danger'}
      action={RAM_ACTIONS.ListImages}
      error={images.error}
      at={images.errorAt}
      keepsRows={!isPartOnly && images.loaded !== undefined}
      isRetrying={images.isLoading}
      onRetry={images.reload}
    />
  );
}
