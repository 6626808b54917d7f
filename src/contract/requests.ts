import * as z from 'zod/mini';
import { isDay } from './changes/day.ts';
import { type Condition, distinctConditions, type FilterError, MAX_CONDITIONS, parseFilter } from './filter.ts';
import { IMAGE_SET_FORM } from './image-set/form.ts';
import { isRegionId } from './regions.ts';

/**
 * The parameters of the five operations. The schemas take decoded query texts without empty values, and return typed
 * values. Each message continues after the parameter's name.
 */

const flag = z.pipe(
  z.string().check(z.regex(/^(true|false)$/i, 'must be true or false')),
  z.transform((text) => text.toLowerCase() === 'true'),
);

const region = z.string().check(z.refine(isRegionId, 'must be the id of a region, such as cn-hangzhou'));

const workspaceId = z.string().check(z.regex(/^[0-9]{1,20}$/, 'must be 1 to 20 digits'));

const workspaceIds = z.pipe(
  z.string().check(z.regex(/^[0-9]{1,20}(,[0-9]{1,20})*$/, 'must be ids of 1 to 20 digits, separated by commas')),
  z.transform((text) => text.split(',')),
);

const pageNumber = wholeNumber(1, 1_000_000_000);
const pageSize = wholeNumber(1, 100);

function wholeNumber(min: number, max: number) {
  const allowed = `must be a whole number from ${min} to ${max}`;
  return z.pipe(
    z.string().check(z.regex(/^[0-9]{1,10}$/, allowed)),
    z.pipe(z.transform(Number), z.number().check(z.minimum(min, allowed), z.maximum(max, allowed))),
  );
}

const labelFilter = z.pipe(
  z.string(),
  z.transform((text, context): readonly Condition[] => {
    const { conditions, errors } = parseFilter(text);
    // Removes repeats first: a filter may repeat a condition thousands of times.
    const distinct = distinctConditions(conditions);
    const messages = errors.map(describeFilterError);
    if (distinct.length > MAX_CONDITIONS)
      messages.push(`has ${distinct.length} distinct conditions; at most ${MAX_CONDITIONS} are allowed`);
    for (const message of messages) context.issues.push({ code: 'custom', input: text, message });
    return distinct;
  }),
);

/** The error of a part of a filter, as the end of a sentence that begins with the parameter's name. */
export function describeFilterError(error: FilterError): string {
  const where = `at character ${error.at + 1}`;
  if (error.reason === 'empty-piece')
    return `has an empty condition ${where}; conditions are key=value, separated by commas`;
  if (error.reason === 'empty-key')
    return `has a condition without a key, "${error.text}" ${where}; conditions are key=value`;
  return `has a condition without "=", "${error.text}" ${where}; conditions are key=value`;
}

const labelKeys = z.pipe(
  z.string().check(
    z.refine((text) => !text.split(',').includes(''), 'has an empty key; keys are separated by commas'),
    z.refine((text) => !text.includes('='), 'takes keys only, without "="'),
  ),
  z.transform((text): readonly string[] => [...new Set(text.split(','))]),
);

export const ListImageLabelsRequest = z.object({
  LabelKeys: z.optional(labelKeys),
  LabelFilter: z.optional(labelFilter),
  ImageId: z.optional(z.string()),
  WorkspaceId: z.optional(workspaceId),
  Region: z.optional(region),
});
export type ListImageLabelsRequest = z.infer<typeof ListImageLabelsRequest>;

export const ListImagesRequest = z.object({
  Accessibility: z.optional(z.enum(['PUBLIC', 'PRIVATE'], 'must be PUBLIC or PRIVATE')),
  ImageUri: z.optional(z.string()),
  Labels: z.optional(labelFilter),
  Name: z.optional(z.string()),
  Order: z.optional(z.enum(['ASC', 'DESC'], 'must be ASC or DESC')),
  PageNumber: z.optional(pageNumber),
  PageSize: z.optional(pageSize),
  Query: z.optional(z.string()),
  SortBy: z.optional(z.enum(['GmtCreateTime'], 'must be GmtCreateTime')),
  Verbose: z.optional(flag),
  WorkspaceId: z.optional(workspaceId),
  Region: z.optional(region),
});
export type ListImagesRequest = z.infer<typeof ListImagesRequest>;

export const GetImageRequest = z.object({
  ImageId: z.string(),
  Verbose: z.optional(flag),
  Region: z.optional(region),
});
export type GetImageRequest = z.infer<typeof GetImageRequest>;

export const WORKSPACE_STATUSES = ['ENABLED', 'INITIALIZING', 'FAILURE', 'DISABLED', 'FROZEN', 'UPDATING'] as const;

export const ListWorkspacesRequest = z.object({
  Fields: z.optional(z.string()),
  ModuleList: z.optional(z.string()),
  Option: z.optional(z.string()),
  Order: z.optional(z.enum(['ASC', 'DESC'], 'must be ASC or DESC')),
  PageNumber: z.optional(pageNumber),
  PageSize: z.optional(pageSize),
  ResourceGroupId: z.optional(z.string()),
  SortBy: z.optional(z.enum(['GmtCreateTime', 'GmtModifiedTime'], 'must be GmtCreateTime or GmtModifiedTime')),
  Status: z.optional(z.enum(WORKSPACE_STATUSES, `must be one of ${WORKSPACE_STATUSES.join(', ')}`)),
  UserId: z.optional(z.string()),
  Verbose: z.optional(flag),
  WorkspaceIds: z.optional(workspaceIds),
  WorkspaceName: z.optional(z.string()),
  Region: z.optional(region),
});
export type ListWorkspacesRequest = z.infer<typeof ListWorkspacesRequest>;

export const GetWorkspaceRequest = z.object({
  WorkspaceId: workspaceId,
  Verbose: z.optional(flag),
  Region: z.optional(region),
});
export type GetWorkspaceRequest = z.infer<typeof GetWorkspaceRequest>;

/** A parameter that takes a day, in UTC. */
export const day = z.string().check(z.refine(isDay, 'must be a day in UTC, like 2026-11-01'));

/**
 * Our own. `v` is the version of the stream's form that the page can read; `day` requests the images of a saved day.
 */
export const ImageSetRequest = z.object({
  WorkspaceId: z.optional(workspaceId),
  Region: z.optional(region),
  day: z.optional(day),
  v: z.optional(
    z
      .string()
      .check(
        z.refine(
          (text) => text === String(IMAGE_SET_FORM),
          `must be ${IMAGE_SET_FORM}, the form of this build; reload the page`,
        ),
      ),
  ),
});
export type ImageSetRequest = z.infer<typeof ImageSetRequest>;

/** Our own, for the page: the saved days of a scope, and the number of changes since one of them. */
export const HistoryRequest = z.object({
  WorkspaceId: z.optional(workspaceId),
  Region: z.optional(region),
  since: z.optional(day),
});
