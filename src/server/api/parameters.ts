import { OPERATION_NAMES, OPERATIONS, type OperationName } from '../../contract/operations.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import { cutMiddle } from '../http/refusal.ts';
import type { Pair } from '../http/target.ts';
import type { Ask, HowToAsk, ImageSource, SourceResult } from '../sources/image-source.ts';

/** What is needed of a request schema of the contract. */
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
 * Turns the decoded parameters of an operation into its typed request, or into a message that begins with a
 * parameter's name and says what is allowed. Unknown and repeated parameters are issues; an empty one counts as
 * absent, because official clients send `ImageId=`. `fromPath` holds what the path gave, which the query must not.
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

/** The contract's messages read on after the name. Those that say what must be are completed by what was given. */
function describeIssue(issue: Issue, values: ReadonlyMap<string, string>): string {
  const name = String(issue.path[0] ?? '');
  const message = `${name} ${cutMiddle(issue.message, 300)}`;
  const given = values.get(name);
  if (!issue.message.startsWith('must ') || given === undefined) return message;
  return `${message}, not ${JSON.stringify(cutMiddle(given, 60))}`;
}

/** One operation of PAI's API as it is routed here. */
export interface Route {
  readonly name: OperationName;
  /** The path in the router's terms. */
  readonly path: string;
  /** The parameter that the last segment of the path stands for, if it does. */
  readonly inPath: string | undefined;
  /** Judges the parameters, and gives a call to the source if they are fine. */
  readonly prepare: (pairs: readonly Pair[], fromPath: Readonly<Record<string, string>>) => Result<Call>;
}

type Call = (source: ImageSource, signal: AbortSignal, how: HowToAsk) => Promise<SourceResult<object>>;

function routeOf(name: OperationName): Route {
  const facts = OPERATIONS[name];
  const inPath = 'inPath' in facts ? facts.inPath : undefined;
  const method = methodOf(name);
  return {
    name,
    path: inPath === undefined ? facts.path : `${facts.path}/:${inPath}`,
    inPath,
    prepare: (pairs, fromPath) => {
      const read = readParameters(name, facts.request, pairs, fromPath);
      if (!read.ok) return read;
      // The schema and the method belong to one name, which TypeScript cannot follow through a union of operations.
      return ok((source, signal, how) => (source[method] as Ask<object, object>)(read.value, signal, how));
    },
  };
}

/** `listImages` for `ListImages`. */
function methodOf<Name extends OperationName>(name: Name): Uncapitalize<Name> {
  return `${name.slice(0, 1).toLowerCase()}${name.slice(1)}` as Uncapitalize<Name>;
}

/** The operations on offer, all of them reads. */
export const ROUTES: readonly Route[] = OPERATION_NAMES.map(routeOf);
