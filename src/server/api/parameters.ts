import type { Pair } from '../../contract/pair.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import { cutMiddle } from '../http/refusal.ts';

/** The required part of a request schema of the contract. */
export interface RequestSchema<Request> {
  readonly shape: Readonly<Record<string, unknown>>;
  safeParse(
    data: unknown,
  ):
    | { readonly success: true; readonly data: Request }
    | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/**
 * Turns the decoded parameters of an operation into its typed request, or into a message that begins with a parameter's
 * name and says what is allowed. Unknown and repeated parameters are issues. An empty one counts as absent, because
 * official clients send `ImageId=`. `fromPath` contains the parameters of the path, which the query must not repeat.
 */
export function readParameters<Request>(
  operation: string,
  schema: RequestSchema<Request>,
  pairs: readonly Pair[],
  fromPath: Readonly<Record<string, string>>,
): Result<Request> {
  const allowed = Object.keys(schema.shape).filter((name) => !Object.hasOwn(fromPath, name));
  const values = new Map<string, string>(Object.entries(fromPath));
  const seen = new Set<string>();
  for (const [name, value] of pairs) {
    if (!allowed.includes(name))
      return issueOf(name, `is not a parameter of ${operation}; allowed: ${listed(allowed)}`);
    if (seen.has(name)) return issueOf(name, 'must be given once, not several times');
    seen.add(name);
    if (value !== '') values.set(name, value);
  }
  const parsed = schema.safeParse(Object.fromEntries(values));
  if (parsed.success) return ok(parsed.data);
  const messages = parsed.error.issues.map((issue) => describeIssue(issue, values));
  return failed(cutMiddle([...new Set(messages)].join('. '), 1_000));
}

function issueOf(name: string, what: string): Result<never> {
  return failed(`${name === '' ? '(a parameter without a name)' : cutMiddle(name, 60)} ${what}`);
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : [...names].sort().join(', ');
}

/** The contract's messages continue after the name. Those that state the allowed values also get the given value. */
function describeIssue(issue: Issue, values: ReadonlyMap<string, string>): string {
  const name = String(issue.path[0] ?? '');
  const message = `${name} ${cutMiddle(issue.message, 300)}`;
  const given = values.get(name);
  if (!issue.message.startsWith('must ') || given === undefined) return message;
  return `${message}, not ${JSON.stringify(cutMiddle(given, 60))}`;
}
