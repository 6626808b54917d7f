import { scopeKey } from '../api/queries.ts';
import { ImagesProblem } from '../shell/images-problem.tsx';
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
  return <ImagesProblem images={side.images} intro={words.failed(name)} />;
}
