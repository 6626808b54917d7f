import { type Condition, distinctConditions, MAX_CONDITIONS, parseFilter, printCondition } from '../filter.ts';
import { LABEL_KEYS } from '../label-keys.ts';
import { STATE_WORDS, type StateWord } from '../life-cycle/states.ts';
import { readMachine } from '../runs-on/machine.ts';
import { groupIdOf } from './condition-groups.ts';
import { FACETS, type FacetName } from './image-filter.ts';
import { isBound } from './is-version.ts';

export type ExtraIssueReason =
  | 'no-equals'
  | 'empty-piece'
  | 'empty-key'
  | 'too-many'
  | 'facet'
  | 'any'
  | 'no-version'
  | 'framework-range'
  | 'second-bound'
  | 'state'
  | 'runs';

/** A part of a parameter that cannot be read, as the user wrote it, and the reason. */
export interface ExtraIssue {
  readonly text: string;
  readonly reason: ExtraIssueReason;
}

/** The value of a parameter, and its parts that cannot be read. */
export interface ReadPart<T> {
  readonly value: T;
  readonly issues: readonly ExtraIssue[];
}

/** Reads `not`: conditions in the grammar of LabelFilter. */
export function readNot(text: string): ReadPart<readonly Condition[]> {
  return readConditions(text, () => undefined);
}

/** Reads `from` or `to`: `key=version`, one bound for each key. The two keys of Python count as one. */
export function readBounds(text: string): ReadPart<readonly Condition[]> {
  const seen = new Set<string>();
  return readConditions(text, (bound) => {
    if (bound.key === LABEL_KEYS.framework) return 'framework-range';
    if (!isBound(bound.value)) return 'no-version';
    const id = groupIdOf(bound);
    if (seen.has(id)) return 'second-bound';
    seen.add(id);
    return undefined;
  });
}

/** Reads `none`: names of facets. */
export function readNone(text: string): ReadPart<readonly FacetName[]> {
  return readWords(text, FACETS, 'facet');
}

/** Reads `state`: words of both groups. */
export function readState(text: string): ReadPart<readonly StateWord[]> {
  return readWords(text, STATE_WORDS, 'state');
}

/** Reads `runs`: an instance type of a known family, or `driver:` and a version. */
export function readRuns(text: string): ReadPart<string> {
  if (text === '' || readMachine(text) !== undefined) return { value: text, issues: [] };
  return { value: '', issues: [{ text, reason: 'runs' }] };
}

function readWords<Word extends string>(
  text: string,
  words: readonly Word[],
  reason: ExtraIssueReason,
): ReadPart<readonly Word[]> {
  const issues: ExtraIssue[] = [];
  const found = new Set<Word>();
  for (const part of text === '' ? [] : text.split(',')) {
    const word = words.find((one) => one === part);
    if (word === undefined) issues.push({ text: part, reason });
    else found.add(word);
  }
  return { value: [...found], issues };
}

/** Reads `any`; the only allowed word is `framework`. */
export function readAny(text: string): ReadPart<boolean> {
  if (text === '' || text === 'framework') return { value: text !== '', issues: [] };
  return { value: false, issues: [{ text, reason: 'any' }] };
}

function readConditions(
  text: string,
  issueOf: (condition: Condition) => ExtraIssueReason | undefined,
): ReadPart<readonly Condition[]> {
  const { conditions, errors } = parseFilter(text);
  const issues: ExtraIssue[] = errors.map(({ text: piece, reason }) => ({ text: piece, reason }));
  const value: Condition[] = [];
  for (const condition of distinctConditions(conditions)) {
    const reason = value.length < MAX_CONDITIONS ? issueOf(condition) : 'too-many';
    if (reason === undefined) value.push(condition);
    else issues.push({ text: printCondition(condition), reason });
  }
  return { value, issues };
}
