import { scopeKey } from '../api/queries.ts';
import { Problem } from '../results/problem.tsx';
import { IMAGES_ACTION } from '../results/ram-policy.ts';
import type { Side } from './compare-sides.ts';
import { useCompareWords } from './use-compare-words.ts';

interface SideProblemsProps {
  readonly a: Side;
  readonly b: Side;
}

/** What went wrong with either side, by its letter; sides that share one load fail as one. */
export function SideProblems({ a, b }: SideProblemsProps) {
  const isOneLoad = scopeKey(a.scope) === scopeKey(b.scope);
  return (
    <>
      <SideProblem side={a} name={isOneLoad ? 'both' : 'A'} />
      {!isOneLoad && <SideProblem side={b} name="B" />}
    </>
  );
}

function SideProblem({ side, name }: { readonly side: Side; readonly name: 'A' | 'B' | 'both' }) {
  const words = useCompareWords();
  const { images } = side;
  if (!images.error) return null;
  return (
    <Problem
      intro={words.failed(name)}
      action={IMAGES_ACTION}
      error={images.error}
      at={images.errorAt}
      keepsRows={images.tally !== undefined}
      isRetrying={images.isLoading}
      onRetry={images.reload}
    />
  );
}
