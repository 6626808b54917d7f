import { RAM_ACTIONS } from '../../../contract/paths.ts';
import { useProblemWords } from '../../text/later-words.ts';
import { Copy } from '../copy.tsx';

/** The RAM policy for a refused action, to copy and send to an administrator. */
export function RamPolicy({ action }: { readonly action: string }) {
  const words = useProblemWords();
  const policy = ramPolicy(action);
  return (
    <>
      <pre
        translate="no"
        className="max-h-40 overflow-auto rounded-control border border-line bg-raised p-2 font-mono text-12"
      >
        {policy}
      </pre>
      <Copy text={policy} name={words.copyPolicy} className="mt-2 h-8 border border-edge bg-raised px-3">
        {words.copyPolicy}
      </Copy>
    </>
  );
}

/**
 * A RAM policy document that allows only the product's read actions and the refused action. Format: policy language
 * version 1 of Resource Access Management.
 */
function ramPolicy(refusedAction: string): string {
  const Action = [...new Set<string>([refusedAction, ...Object.values(RAM_ACTIONS)])];
  return JSON.stringify({ Version: '1', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] }, null, 2);
}
