import { RAM_ACTIONS } from '../../contract/operations.ts';
import type { ScopeImages } from '../image-set/use-scope-images.ts';
import { Problem } from './problem.tsx';

interface ImagesProblemProps {
  readonly images: ScopeImages;
  /** What the failure means for the reader, before its cause. */
  readonly intro?: string;
}

/** What went wrong with loading images, where anything did. What has arrived stays in sight. */
export function ImagesProblem({ images, intro }: ImagesProblemProps) {
  if (!images.error) return null;
  return (
    <Problem
      {...(intro === undefined ? {} : { intro })}
      action={RAM_ACTIONS.ListImages}
      error={images.error}
      at={images.errorAt}
      keepsRows={images.loaded !== undefined}
      isRetrying={images.isLoading}
      onRetry={images.reload}
    />
  );
}
