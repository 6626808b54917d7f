import { visibleRuns } from '../../../text/visible-text.ts';
import { VisibleValue } from '../../../ui/visible-value.tsx';

/**
 * A text of the service or the catalog, with invisible and direction-changing characters as escapes. It wraps
 * anywhere.
 */
export function PlainText({ text }: { readonly text: string }) {
  return (
    <span className="wrap-anywhere [&_bdi]:whitespace-pre-wrap">
      <VisibleValue runs={visibleRuns(text)} />
    </span>
  );
}
