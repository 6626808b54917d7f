import type { ScopeImages } from '../image-set/use-scope-images.ts';
import { useWords } from '../text/words.tsx';

/**
 * How far the images of the scope have arrived, while they do; ended before their end, a way to go on. Where the service
 * counts others than came, both numbers: every count of the page is one of those that came.
 */
export function ImageProgress({ images }: { readonly images: ScopeImages }) {
  const words = useWords();
  const { loaded, isLoading } = images;
  if (!loaded) return null;
  const arrived = loaded.set.size;
  if (loaded.isComplete) {
    const isOther = loaded.totalCount !== undefined && loaded.totalCount !== arrived;
    return (
      isOther && (
        <span className="numeric text-12 text-warning">{words.images.counted(loaded.totalCount ?? 0, arrived)}</span>
      )
    );
  }
  if (loaded.isCut) return <span className="numeric text-12 text-warning">{words.images.cut(arrived)}</span>;
  // A count that cannot be true is no measure of the progress.
  const { expected } = loaded;
  return (
    <span className="numeric flex items-center gap-2 text-12 whitespace-nowrap text-muted">
      {isLoading && (
        <progress
          aria-label={words.images.progressName}
          value={expected === undefined ? undefined : arrived}
          max={Math.max(expected ?? 1, 1)}
          className="h-1 w-16 max-sm:w-10"
        />
      )}
      <span>
        {expected === undefined ? words.images.count(arrived, true) : words.images.progress(arrived, expected)}
      </span>
      <button
        type="button"
        onClick={isLoading ? images.stop : images.reload}
        className="calm -my-1 h-6 rounded-control px-1.5 font-medium text-accent-text hover:bg-hover"
      >
        {isLoading ? words.images.stop : words.images.goOn}
      </button>
    </span>
  );
}
