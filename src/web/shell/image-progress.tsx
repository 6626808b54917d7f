import type { ScopeImages } from '../image-set/use-scope-images.ts';
import { useWords } from '../text/words.tsx';

/**
 * The loading progress of the scope's images; after a stop, a button to continue. If the service's count differs from
 * the loaded images, both numbers: all counts of the page are based on the loaded images.
 */
export function ImageProgress({ images }: { readonly images: ScopeImages }) {
  const words = useWords();
  const { loaded, isLoading } = images;
  if (!loaded) return null;
  const arrived = loaded.set.size;
  if (loaded.isComplete || loaded.isRepeated) {
    const isOther = loaded.totalCount !== undefined && loaded.totalCount !== arrived;
    return (
      isOther && (
        <span className="numeric text-12 text-warning">{words.images.counted(loaded.totalCount ?? 0, arrived)}</span>
      )
    );
  }
  if (loaded.isCut) return <span className="numeric text-12 text-warning">{words.images.cut(arrived)}</span>;
  // An impossible count cannot measure the progress.
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
