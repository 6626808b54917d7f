import { nearKey } from '../../contract/near-miss.ts';
import { COMMANDS, type CommandName, PROGRAM } from '../settings/command-names.ts';
import { BARE_FLAGS, type CommandLine, type Environment, npmValues, quoted } from '../settings/given-values.ts';
import { meantFlag } from '../settings/meant-flag.ts';
import { SETTINGS, type SettingRow } from '../settings/setting-table.ts';
import {
  COMMAND_OPTIONS,
  type OptionName,
  type OptionRow,
  type Output,
  optionsOf,
  SOURCE_SETTINGS,
} from './option-table.ts';

export interface CommandRequest {
  readonly name: CommandName;
  readonly operands: readonly string[];
  readonly options: ReadonlyMap<OptionName, string>;
  readonly output: Output;
  /** Flags of settings, unchanged. */
  readonly settings: readonly string[];
}

export type ReadCommand =
  | { readonly kind: 'command'; readonly request: CommandRequest }
  | { readonly kind: 'help'; readonly name: CommandName }
  | { readonly kind: 'version' }
  | { readonly kind: 'issues'; readonly issues: readonly string[] };

/**
 * Parses the command line of a command, or reports all its issues, a line each. An empty value counts as absent:
 * scripts pass on unset variables as empty.
 */
export function readCommand({ word, rest }: CommandLine, environment: Environment): ReadCommand {
  const name = COMMANDS.find((command) => command.name === word)?.name;
  if (name === undefined) return { kind: 'issues', issues: [unknownCommand(word)] };
  const given = readFlags(name, rest);
  if (given.words.has('--help')) return { kind: 'help', name };
  if (given.words.has('--version')) return { kind: 'version' };
  const taken = takenByNpm(name, given.options, environment);
  if (taken !== undefined) return { kind: 'issues', issues: [taken] };
  const { operands, options, settings } = given;
  const issues = [...given.issues, ...wrongOperands(name, operands)];
  const { outputs } = COMMAND_OPTIONS[name];
  const asked = options.get('output');
  const output = outputs.find((form) => form === (asked ?? outputs[0]));
  if (asked !== undefined && output === undefined)
    issues.push(`--output: ${quoted(asked)} is not allowed; allowed: ${outputs.join(', ')}`);
  if (issues.length > 0) return { kind: 'issues', issues };
  return { kind: 'command', request: { name, operands, options, output: output ?? 'table', settings } };
}

function readFlags(name: CommandName, rest: readonly string[]) {
  const rows = optionsOf(name);
  const options = new Map<OptionName, string>();
  const settings: string[] = [];
  const operands: string[] = [];
  const words = new Set<string>();
  const issues: string[] = [];
  for (let at = 0; at < rest.length; at += 1) {
    const text = rest[at] ?? '';
    if (text === '--') continue;
    if (BARE_FLAGS.has(text)) {
      words.add(text);
      continue;
    }
    if (!text.startsWith('--')) {
      // A single dash does not start a flag of ours: a name or an address may begin with one. `-h` does.
      if (/^-[a-zA-Z]$/.test(text))
        issues.push(`argument ${at + 2}: ${quoted(text)} is not understood; options begin with --`);
      else operands.push(text);
      continue;
    }
    const equals = text.indexOf('=');
    const flag = equals < 0 ? text : text.slice(0, equals);
    const next = rest[at + 1];
    if (equals >= 0 && BARE_FLAGS.has(flag)) {
      issues.push(`${flag}: takes no value, but was given ${quoted(text.slice(equals + 1))}`);
      continue;
    }
    const value = equals >= 0 ? text.slice(equals + 1) : next?.startsWith('--') === false ? next : undefined;
    if (equals < 0 && value !== undefined) at += 1;
    const option = rows.find((row) => row.flag === flag);
    const setting = SETTINGS.find((row) => row.flag === flag);
    if (option === undefined && (setting === undefined || !SOURCE_SETTINGS.includes(setting.name)))
      issues.push(unknownOption(name, flag, setting));
    else if (value === undefined) issues.push(`${flag}: has no value; write ${flag} ${option?.value ?? 'VALUE'}`);
    else if (option === undefined) settings.push(flag, value);
    else if (value !== '') options.set(option.name, joined(option, options.get(option.name), value));
  }
  return { options, settings, operands, words, issues };
}

function joined({ joins }: OptionRow, before: string | undefined, value: string): string {
  return joins === true && before !== undefined ? `${before},${value}` : value;
}

function wrongOperands(name: CommandName, given: readonly string[]): readonly string[] {
  const { operands } = COMMAND_OPTIONS[name];
  if (given.length === operands.length && !given.includes('')) return [];
  const usage = [PROGRAM, name, ...operands].join(' ');
  if (given.length < operands.length) return [`${name}: ${operands[given.length]} is missing; write ${usage}`];
  if (given.length > operands.length) {
    const most = operands.length === 0 ? 'no words beside options' : `${operands.length} of them`;
    return [`${name}: ${quoted(given[operands.length] ?? '')} is one word too many; it takes ${most}: ${usage}`];
  }
  return [`${name}: ${operands[given.indexOf('')]} is empty; write ${usage}`];
}

/** The word is only repeated if it is similar to a command: it may be a secret. */
function unknownCommand(word: string): string {
  const names = COMMANDS.map(({ name }) => name);
  const near = nearKey(word, names);
  const flag = meantFlag(word, [...SETTINGS.flatMap((row) => row.flag ?? []), ...BARE_FLAGS]);
  const hint = flag === undefined ? '' : `; the flag is ${flag}, with two hyphens`;
  const what =
    near === undefined
      ? `a word that stands alone is not a command${hint};`
      : `${quoted(word)} is not a command; did you mean ${near}?`;
  return `${what} commands: ${names.join(', ')}; every setting is --flag VALUE, and --help lists them`;
}

function unknownOption(name: CommandName, flag: string, setting: SettingRow | undefined): string {
  if (setting !== undefined) return `${flag}: has no meaning with ${name}; it is a setting of the server`;
  const rows = optionsOf(name);
  const flags = [
    ...rows.map((row) => row.flag),
    ...SETTINGS.filter((row) => SOURCE_SETTINGS.includes(row.name)).flatMap((row) => row.flag ?? []),
    ...BARE_FLAGS,
  ];
  const near = nearestFlags(flag, flags);
  const hint = near.length > 0 ? `did you mean ${near.join(' or ')}?` : `${name} --help lists them`;
  return `${quoted(flag)}: is not an option of ${name}; ${hint}`;
}

/** Flags that a mistyped one may mean: the nearest, and those that start with it. */
function nearestFlags(typed: string, flags: readonly string[]): readonly string[] {
  const bare = typed.replace(/^-+/, '').toLowerCase();
  const names = flags.map((flag) => flag.slice(2));
  const near = nearKey(bare, names);
  const begun = bare === '' ? [] : names.filter((name) => name.startsWith(bare));
  return [...new Set([...(near === undefined ? [] : [near]), ...begun])].slice(0, 3).map((name) => `--${name}`);
}

/** npm takes the beginning of a name of its configuration for the name, in some versions. */
const ABBREVIATED: Readonly<Partial<Record<OptionName, readonly string[]>>> = {
  max: ['maxsockets'],
  to: ['token-description'],
};

/** The issue with options and settings that npm took as its own, as it does with every flag before `--`. */
function takenByNpm(
  name: CommandName,
  options: ReadonlyMap<OptionName, string>,
  environment: Environment,
): string | undefined {
  if (environment.npm_lifecycle_event !== 'start') return undefined;
  const rows = [
    ...optionsOf(name).map((row) => ({ ...row, names: [row.name, ...longName(row.name, options)] })),
    ...SETTINGS.flatMap(({ name: setting, flag }) =>
      flag !== undefined && SOURCE_SETTINGS.includes(setting) ? [{ flag, value: 'VALUE', names: [flag.slice(2)] }] : [],
    ),
  ];
  const values = npmValues(
    rows.flatMap(({ names }) => names),
    environment,
  );
  const taken = rows.filter(({ names }) => names.some((one) => values.has(one)));
  if (taken.length === 0) return undefined;
  const flags = taken.map(({ flag }) => flag).join(', ');
  const mended = [name, ...COMMAND_OPTIONS[name].operands, ...taken.map(({ flag, value }) => `${flag} ${value}`)];
  return `${flags}: npm took ${taken.length === 1 ? 'this option as its own' : 'these options as its own'}; write: npm start -- ${mended.join(' ')}`;
}

/** A person may have configured such a name of npm, so it says nothing about an option that has arrived. */
function longName(option: OptionName, arrived: ReadonlyMap<OptionName, string>): readonly string[] {
  return arrived.has(option) ? [] : (ABBREVIATED[option] ?? []);
}
