import type { ScopeImages } from '../image-set/use-scope-images.ts';
import { useWords } from '../text/words.tsx';

/** How far the images of the scope have arrived, while they do; ended before their end, a way to go on. */
export function ImageProgress({ images }: { readonly images: ScopeImages }) {
  const words = useWords();
  const { loaded, isLoading } = images;
  if (!loaded || loaded.isComplete) return null;
  const arrived = loaded.set.images.length;
  const all = loaded.totalCount ?? arrived;
  return (
    <span className="numeric flex items-center gap-2 text-12 whitespace-nowrap text-muted">
      {isLoading && (
        <progress
          aria-label={words.images.progressName}
          value={arrived}
          max={Math.max(all, 1)}
          className="h-1 w-16 overflow-hidden rounded-pill [accent-color:var(--color-accent)] max-sm:w-10"
        />
      )}
      <span>{words.images.progress(arrived, all)}</span>
      <button
        type="button"
        onClick={isLoading ? loaded.stop : images.reload}
        className="calm -my-1 h-6 rounded-control px-1.5 font-medium text-accent-text hover:bg-hover"
      >
        {isLoading ? words.images.stop : words.images.goOn}
      </button>
    </span>
  );
}
