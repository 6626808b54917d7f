import type { ScopeImages } from '../image-set/use-scope-images.ts';
import { useWords } from '../text/words.tsx';
import { Problem } from './problem.tsx';
import { IMAGES_ACTION } from './ram-policy.ts';

/** Says why images are not counted where labels are there all the same. */
export function NotCounted({ images }: { readonly images: ScopeImages }) {
  const words = useWords();
  if (!images.error) return null;
  return (
    <Problem
      name={words.images.notCounted}
      intro={words.images.notCountedText}
      tone="warning"
      action={IMAGES_ACTION}
      error={images.error}
      at={images.errorAt}
      keepsRows={false}
      isRetrying={images.isLoading}
      onRetry={images.reload}
    />
  );
}
