import type { Condition } from '../filter.ts';
import { compareFrameworks, readFramework } from '../label-keys.ts';
import type { ImageFilter } from './image-filter.ts';

/** The frameworks that a filter names in conditions or ranges. */
export function frameworksAsked({ conditions, from, to }: ImageFilter): readonly string[] {
  const nameOf = ({ key, value }: Condition) => readFramework(key, value)?.name ?? [];
  return [...new Set([...conditions, ...from, ...to].flatMap(nameOf))].sort(compareFrameworks);
}
