import { RAM_ACTIONS } from '../../contract/operations.ts';
import type { ScopeImages } from '../image-set/use-scope-images.ts';
import { Problem } from './problem.tsx';

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
