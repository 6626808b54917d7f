import * as z from 'zod/mini';
import type { PaiError } from '../../contract/errors.ts';
import type { Pair } from '../../contract/pair.ts';
import { ImageSetRequest } from '../../contract/requests.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import type { SignatureCheck } from '../auth/verify-signature.ts';
import { cutMiddle } from '../http/refusal.ts';
import { readQuery } from '../http/target.ts';
import type { Query } from '../search/query.ts';
import { FILTER_PARAMETERS, FILTER_PARTS, readFilter } from '../search/read-filter.ts';
import { type AppContext, invalidParameter } from './answers.ts';

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

/** The signed action if the settings require signatures, and how signatures are checked. */
interface Signing {
  readonly action: string;
  readonly checkSignature?: SignatureCheck | undefined;
}

/** Reads a request for one of our own paths. An error is the refusal of an unsigned or unreadable request. */
export function readOwnRequest<Request>(
  c: AppContext,
  { action, checkSignature }: Signing,
  read: (pairs: readonly Pair[]) => Result<Request>,
): Result<Request, PaiError> {
  const pairs = readQuery(c.env.target.query);
  if (!pairs.ok) return failed(invalidParameter(pairs.error));
  const unsigned = unsignedRefusal(c, action, pairs.value, checkSignature);
  if (unsigned) return failed(unsigned);
  const request = read(pairs.value);
  return request.ok ? request : failed(invalidParameter(request.error));
}

/** The refusal of an unsigned request for data, if the settings require signatures; undefined if it is allowed. */
export function unsignedRefusal(
  c: AppContext,
  operation: string,
  query: readonly Pair[],
  check: SignatureCheck | undefined,
  /** The guard refuses a GET with a body. */
  body: Uint8Array = new Uint8Array(),
) {
  return check?.({
    operation,
    method: c.req.method,
    path: c.env.target.path,
    query,
    headers: c.req.raw.headers,
    body,
  });
}

const text = z.optional(z.string());

/** The parameters that choose images on our own paths. A path may add further ones. */
const { WorkspaceId, Region } = ImageSetRequest.shape;
export const QUERY_SHAPE = {
  Region,
  WorkspaceId,
  ImageId: text,
  LabelFilter: text,
  not: text,
  none: text,
  from: text,
  to: text,
  any: text,
  state: text,
  runs: text,
} as const;

interface QuerySchema<Request> {
  readonly shape: Readonly<Record<string, unknown>>;
  safeParse(data: unknown): ReturnType<z.ZodMiniType<Request>['safeParse']>;
}

type QueryTexts = Readonly<Partial<Record<keyof typeof QUERY_SHAPE, string | undefined>>>;

/**
 * Reads the parameters of one of our own paths, and which images they choose. An issue's message begins with the name.
 */
export function readQueryParameters<Request extends QueryTexts>(
  path: string,
  schema: QuerySchema<Request>,
  pairs: readonly Pair[],
): Result<{ readonly request: Request; readonly query: Query }> {
  const read = readParameters<Request>(path, schema, pairs, {});
  if (!read.ok) return read;
  const texts: Readonly<Record<string, string | undefined>> = read.value;
  const { filter, issues } = readFilter(
    Object.fromEntries(
      FILTER_PARTS.flatMap((part) => {
        const given = texts[FILTER_PARAMETERS[part]];
        return given === undefined ? [] : [[part, given]];
      }),
    ),
  );
  if (issues.length > 0)
    return failed(issues.map(({ name, message }) => `${FILTER_PARAMETERS[name]} ${message}`).join('. '));
  const { Region: region = '', WorkspaceId: workspaceId = '', ImageId: imageId = '' } = texts;
  return ok({ request: read.value, query: { scope: { region, workspaceId, imageId }, filter } });
}

/**
 * The body of a request as text, at most `most` bytes. Counts bytes as they arrive: a chunked body announces no length.
 * `broken`: the connection ended, or the bytes are not UTF-8.
 */
export async function readBody(request: Request, max: number): Promise<Result<string, 'too-large' | 'broken'>> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = request.body?.getReader();
  let text = '';
  let length = 0;
  try {
    for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
      length += part.value.byteLength;
      if (length > max) {
        // Not awaited: the server skips the remaining bytes, or closes the connection.
        reader?.cancel().catch(() => {});
        return failed('too-large');
      }
      text += decoder.decode(part.value, { stream: true });
    }
    return ok(text + decoder.decode());
  } catch {
    return failed('broken');
  }
}
