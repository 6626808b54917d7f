import * as z from 'zod';
import type { ImageFilter } from '../../contract/image-filter/image-filter.ts';
import { isRegionId } from '../../contract/regions.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import type { ScopeToLoad } from '../search/load-scope.ts';
import type { Query } from '../search/query.ts';
import { FILTER_PARTS, readFilter } from '../search/read-filter.ts';

const text = (about: string) => z.string().max(12_000).describe(about).optional();

/** The scope of every tool. */
export const SCOPE_ARGUMENTS = {
  region: text('Region id, such as cn-shanghai. Left out: that of the server; empty: all regions'),
  workspace: text('Workspace id, digits. 0: images of no workspace. Left out: that of the server; empty: all'),
};

/** The filter of tools that list. */
export const FILTER_ARGUMENTS = {
  filter: text(
    'KEY=VALUE,KEY=VALUE: images with these labels; KEY=* for any value. Values of one key are any-of, keys must all hold',
  ),
  not: text('KEY=VALUE,...: images with none of these labels'),
  none: text('Images with no label of these facets: chip, framework, cuda, python, supported'),
  from: text('KEY=VERSION,...: at least this version, such as system.framework.PyTorch=2.6'),
  to: text('KEY=VERSION,...: at most this version; 12.4 covers 12.4.1'),
  any: text('"framework": one framework of the filter is enough'),
  state: text('newest, superseded, unknown-line, supported, unsupported, unknown-support'),
  runs: text('Instance type, such as ecs.gn7i-c8g1.2xlarge, or driver:VERSION'),
  q: text('Words that a row must hold'),
};

export type GivenArguments = Readonly<
  Partial<Record<keyof typeof SCOPE_ARGUMENTS | keyof typeof FILTER_ARGUMENTS, string | undefined>>
>;

/** Reads scope and filter of a call. An error names each argument that cannot be read. */
export function readArguments(given: GivenArguments, defaults: ScopeToLoad): Result<Query> {
  const issues: string[] = [];
  const region = given.region ?? defaults.region;
  const workspaceId = given.workspace ?? defaults.workspaceId;
  if (region !== '' && !isRegionId(region)) issues.push('region must be the id of a region, such as cn-hangzhou');
  if (!/^[0-9]{0,20}$/.test(workspaceId)) issues.push('workspace must be 1 to 20 digits');
  const texts = FILTER_PARTS.flatMap((part) => (given[part] === undefined ? [] : [[part, given[part]]]));
  const read = readFilter(Object.fromEntries(texts));
  issues.push(...read.issues.map(({ name, message }) => `${name} ${message}`));
  if (issues.length > 0) return failed(issues.join('. '));
  const filter: ImageFilter = read.filter;
  return ok({ scope: { region, workspaceId, imageId: '' }, filter });
}
