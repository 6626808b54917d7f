import { ANY_VALUE, type Condition, distinctConditions, MAX_CONDITIONS, parseFilter } from '../../contract/filter.ts';
import { FACETS, type ImageFilter } from '../../contract/image-filter/image-filter.ts';
import {
  type ExtraIssue,
  type ExtraIssueReason,
  type ReadPart,
  readAny,
  readBounds,
  readNone,
  readNot,
  readRuns,
  readState,
} from '../../contract/image-filter/read-extra-filter.ts';
import { STATE_WORDS } from '../../contract/life-cycle/states.ts';
import { describeFilterError } from '../../contract/requests.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import { KNOWN_PREFIXES } from '../../contract/runs-on/machine.ts';
import { cutMiddle } from '../http/refusal.ts';

/** The parts of a filter, by their names in issues. */
export const FILTER_PARTS = ['filter', 'not', 'none', 'from', 'to', 'any', 'state', 'runs'] as const;
export type FilterPartName = (typeof FILTER_PARTS)[number];

/** The parameter of each part in an address. */
export const FILTER_PARAMETERS: Readonly<Record<FilterPartName, string>> = {
  filter: 'LabelFilter',
  not: 'not',
  none: 'none',
  from: 'from',
  to: 'to',
  any: 'any',
  state: 'state',
  runs: 'runs',
};
/** An unreadable part. The message continues after any name of the part. */
export interface FilterIssue {
  readonly name: FilterPartName;
  readonly message: string;
}

export interface ReadFilter {
  readonly filter: ImageFilter;
  readonly issues: readonly FilterIssue[];
}

/** Parses the texts of a filter in the grammar of the address. An absent or empty part chooses everything. */
export function readFilter(texts: Readonly<Partial<Record<FilterPartName, string>>>): ReadFilter {
  const issues: FilterIssue[] = [];
  /** Two pieces with the same error, for example both of ",", are one issue. */
  const note = (name: FilterPartName, text: string) => {
    const message = cutMiddle(text, 300);
    if (!issues.some((issue) => issue.name === name && issue.message === message)) issues.push({ name, message });
  };
  const read = <T>(name: FilterPartName, reader: (text: string) => ReadPart<T>): T => {
    const part = reader(texts[name] ?? '');
    for (const issue of part.issues) note(name, describeIssue(issue));
    return part.value;
  };
  const { conditions, errors } = parseFilter(texts.filter ?? '');
  for (const error of errors) note('filter', describeFilterError(error));
  const distinct: readonly Condition[] = distinctConditions(conditions);
  if (distinct.length > MAX_CONDITIONS)
    note('filter', `has ${distinct.length} distinct conditions; at most ${MAX_CONDITIONS} are allowed`);
  const filter: ImageFilter = {
    conditions: distinct,
    not: read('not', readNot),
    none: read('none', readNone),
    from: read('from', readBounds),
    to: read('to', readBounds),
    anyFramework: read('any', readAny),
    state: read('state', readState),
    runs: read('runs', readRuns),
  };
  return { filter, issues };
}

const WORDS: Readonly<Record<ExtraIssueReason, string>> = {
  'no-equals': 'has no "="; conditions are key=value, separated by commas',
  'empty-piece': 'is an empty condition; conditions are key=value, separated by commas',
  'empty-key': 'has no key; conditions are key=value',
  'too-many': `is one more than the ${MAX_CONDITIONS} conditions that are allowed`,
  facet: `is no facet; allowed: ${FACETS.join(', ')}, separated by commas`,
  any: 'is not allowed; allowed: framework',
  'no-version': `is no version, which begins with a digit, or with v and a digit; ${ANY_VALUE} is no bound`,
  'framework-range': 'names no framework; write system.framework.NAME=VERSION',
  state: `is no state; allowed: ${STATE_WORDS.join(', ')}, separated by commas`,
  runs: `is no machine that is known; allowed: driver:VERSION, or an instance type that begins with ${KNOWN_PREFIXES.join(', ')}`,
  'second-bound': 'is a second bound of its key; one is allowed',
};

function describeIssue({ text, reason }: ExtraIssue): string {
  return `${JSON.stringify(cutMiddle(text, 80))} ${WORDS[reason]}`;
}

/** The label keys to list, separated by commas; empty for all. The error continues after any name of the part. */
export function readKeys(text: string): Result<readonly string[]> {
  const keys = text === '' ? [] : [...new Set(text.split(','))];
  const odd = keys.find((key) => key === '' || key.includes('='));
  if (odd === undefined) return ok(keys);
  return failed(`${JSON.stringify(cutMiddle(odd, 80))} is no key; keys are separated by commas and hold no "="`);
}
