import * as z from 'zod/mini';
import type { Pair } from '../../contract/pair.ts';
import { ImageSetRequest } from '../../contract/requests.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import type { Query } from '../search/query.ts';
import { FILTER_PARAMETERS, FILTER_PARTS, readFilter } from '../search/read-filter.ts';
import { readParameters } from './parameters.ts';

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
