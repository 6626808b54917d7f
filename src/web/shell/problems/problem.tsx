import { RAM_ACTIONS } from '../../../contract/paths.ts';
import { ApiError } from '../../api/api-error.ts';
import type { ScopeImages } from '../../image-set/use-scope-images.ts';
import { useWords } from '../../text/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { lazyPart } from '../lazy-part.ts';
import { PartSlot } from '../part-slot.tsx';

const ProblemNotice = lazyPart(async () => (await import('./problem-notice.tsx')).ProblemNotice);

export interface ProblemProps {
  /** The name of the group, if it is not "Problem". */
  readonly name?: string;
  /** The effect of the error for the reader, before its cause. */
  readonly intro?: string;
  readonly tone?: 'danger' | 'warning';
  /** The requested RAM action, for refusals that do not name it. */
  readonly action?: string;
  readonly error: Error;
  /** The time of the error, in milliseconds since 1970. */
  readonly at: number;
  /** Whether older rows are still visible below. */
  readonly keepsRows: boolean;
  readonly isRetrying: boolean;
  readonly onRetry: () => void;
}

/**
 * The error of a request and the next step. Its file loads after the first rows; if it is missing, the server is down,
 * and this is the error.
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
    <PartSlot failed={isGone}>
      <ProblemNotice {...props} />
    </PartSlot>
  );
}

interface ImagesProblemProps {
  readonly images: ScopeImages;
  /** The name of the group, if it is not "Problem". */
  readonly name?: string;
  /** The effect of the error for the reader, before its cause. */
  readonly intro?: string;
  /** The rows are not images: without images only a part of each row is missing. */
  readonly isPartOnly?: boolean;
}

/** The error of loading images, if any. Loaded images stay visible. */
export function ImagesProblem({ images, isPartOnly = false, ...texts }: ImagesProblemProps) {
  if (!images.error) return null;
  // The notice of a new version says this, with the next step.
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
