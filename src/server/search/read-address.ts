import { PAGE_PARAMETERS, SCOPE_PARAMETERS, VIEW_PATHS } from '../../contract/page-load/page-addresses.ts';
import { isRegionId } from '../../contract/regions.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import { cutMiddle } from '../http/refusal.ts';
import type { ScopeToLoad } from './load-scope.ts';
import type { Query } from './query.ts';
import { FILTER_PARAMETERS, FILTER_PARTS, readFilter } from './read-filter.ts';

const CHOOSING: readonly string[] = [...SCOPE_PARAMETERS, ...Object.values(FILTER_PARAMETERS)];

/**
 * The images of a page address, or of its query alone. An absent region or workspace comes from the settings. An error
 * names the unreadable part.
 */
export function readAddress(address: string, defaults: ScopeToLoad): Result<Query, readonly string[]> {
  const query = queryOf(address);
  const texts = new Map<string, string>();
  const issues: string[] = [];
  for (const part of query.split('&').filter((text) => text !== '')) {
    const equals = part.indexOf('=');
    const name = decode(equals < 0 ? part : part.slice(0, equals));
    const value = decode(equals < 0 ? '' : part.slice(equals + 1));
    if (name === undefined || value === undefined) issues.push(`${quote(part)} has a broken percent escape`);
    else if (!PAGE_PARAMETERS.includes(name))
      issues.push(`${quote(name)} is no parameter of the page; these choose images: ${CHOOSING.join(', ')}`);
    // Other parameters, such as keys and order of rows, choose no images.
    else if (!CHOOSING.includes(name)) continue;
    else if (texts.has(name)) issues.push(`${name} must be given once, not several times`);
    else texts.set(name, value);
  }
  const region = texts.get('Region') ?? defaults.region;
  const workspaceId = texts.get('WorkspaceId') ?? defaults.workspaceId;
  if (region !== '' && !isRegionId(region))
    issues.push(`Region ${quote(region)} must be the id of a region, such as cn-hangzhou`);
  if (!/^[0-9]{0,20}$/.test(workspaceId)) issues.push(`WorkspaceId ${quote(workspaceId)} must be 1 to 20 digits`);
  const parts = FILTER_PARTS.flatMap((part) => {
    const text = texts.get(FILTER_PARAMETERS[part]);
    return text === undefined ? [] : [[part, text]];
  });
  const { filter, issues: faults } = readFilter(Object.fromEntries(parts));
  issues.push(...faults.map(({ name, message }) => `${FILTER_PARAMETERS[name]} ${message}`));
  if (issues.length > 0) return failed(issues);
  return ok({ scope: { region, workspaceId, imageId: texts.get('ImageId') ?? '' }, filter });
}

/** Whether a text can be an address of the page, or the query of one. */
export function isAddress(text: string): boolean {
  return (
    /^(?:https?:\/\/|\?)/i.test(text) ||
    /^[A-Za-z.]+=/.test(text) ||
    Object.values(VIEW_PATHS).some((path) => text === `/${path}` || text.startsWith(`/${path}?`))
  );
}

/** The text after the first `?` of an address; a text without `?` is a query, unless it begins like an address. */
function queryOf(address: string): string {
  const text = address.replace(/#.*$/s, '');
  const path = /^(?:https?:\/\/[^?]*|\/[^?]*|[^?=]*(?=\?))/is.exec(text)?.[0];
  return path === undefined ? text : text.slice(path.length + 1);
}

function quote(text: string): string {
  return JSON.stringify(cutMiddle(text, 80));
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
