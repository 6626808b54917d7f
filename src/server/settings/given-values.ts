import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from './command-names.ts';
import { hideUsers } from './hide-user.ts';
import { meantFlag } from './meant-flag.ts';
import { SETTINGS, type SettingName, type SettingRow } from './setting-table.ts';

/** A given value, and the name used for it, so that an issue can repeat the name that the person typed. */
export interface GivenValue {
  readonly by: string;
  readonly value: string;
}

export interface GivenSettings {
  readonly help: boolean;
  readonly version: boolean;
  readonly given: ReadonlyMap<SettingName, GivenValue>;
  /** Settings named without a value: the intended value is unknown. */
  readonly unread: ReadonlySet<SettingName>;
  readonly issues: readonly string[];
}

/**
 * Collects the given values: a flag wins over its variable, the last of a repeated flag counts. Values are only
 * checked for presence here: an empty variable counts as unset, because containers pass on unset variables as empty.
 * We rejected parseArgs of node:util: without a value it takes the next flag as the value, so `--host --port 1` would
 * listen on a host named --port.
 */
export function readGivenValues(args: readonly string[], environment: Environment): GivenSettings {
  const issues: string[] = [];
  const flags = readFlags(args, issues);
  const given = new Map<SettingName, GivenValue>();
  const unread = new Set(flags.unread);
  for (const row of SETTINGS) {
    const found = flags.values.get(row) ?? fromVariable(row, environment);
    if (found === undefined) continue;
    if (found.value !== '') given.set(row.name, found);
    else {
      issues.push(`${found.by}: is empty; give a value, or leave it out`);
      unread.add(row.name);
    }
  }
  return { help: flags.words.has('--help'), version: flags.words.has('--version'), given, unread, issues };
}

function fromVariable(row: SettingRow, environment: Environment): GivenValue | undefined {
  const value = environment[row.variable];
  return value === undefined || value === '' ? undefined : { by: row.variable, value };
}

const BY_FLAG = new Map(SETTINGS.flatMap((row) => (row.flag === undefined ? [] : [[row.flag, row] as const])));

/** Flags that take no value. */
export const BARE_FLAGS: ReadonlySet<string> = new Set(['--help', '--version']);

function readFlags(args: readonly string[], issues: string[]) {
  const values = new Map<SettingRow, GivenValue>();
  const unread: SettingName[] = [];
  const words = new Set<string>();
  for (let at = 0; at < args.length; at += 1) {
    const text = args[at] ?? '';
    const place = at + 1;
    // pnpm and newer yarns pass it on.
    if (text === '--') continue;
    if (BARE_FLAGS.has(text)) {
      words.add(text);
      continue;
    }
    const equals = text.indexOf('=');
    const flag = equals < 0 ? text : text.slice(0, equals);
    const row = BY_FLAG.get(flag);
    const value = equals < 0 ? valueAfter(args, at) : text.slice(equals + 1);
    // The word after an unknown flag counts as its value and is not repeated: it may be a secret.
    if (equals < 0 && flag.startsWith('--') && value !== undefined) at += 1;
    if (row === undefined) issues.push(flagIssue(flag, place));
    else if (value === undefined) {
      issues.push(`${flag}: has no value; write ${flag} VALUE`);
      unread.push(row.name);
    } else values.set(row, { by: flag, value });
  }
  return { values, unread, words };
}

function valueAfter(args: readonly string[], at: number): string | undefined {
  const next = args[at + 1];
  return next?.startsWith('--') ? undefined : next;
}

/** A standalone word is never repeated: it may be a secret. Neither is a flag of an odd form, such as `-pSECRET`. */
function flagIssue(flag: string, place: number): string {
  const meant = meantFlag(flag, [...BY_FLAG.keys(), ...BARE_FLAGS]);
  const hint =
    flag === 'live' || flag === 'embedded'
      ? `; write --source ${flag}`
      : meant === undefined
        ? ''
        : `; did you mean ${meant}?`;
  if (/^--[a-z][a-z-]{0,40}$/.test(flag))
    return `${quoted(flag)}: is not a flag of this program${hint}; --help lists them`;
  return `argument ${place}: is not understood${hint}; every setting is --flag VALUE, and --help lists them`;
}

/** A text as an issue repeats it: on one line, with a limited length, and without the users of URLs. */
export function quoted(given: string): string {
  // Before the cut, or a long password would lose the sign that ends it.
  const text = hideUsers(given);
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

/** The environment variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

interface TakenFlag {
  readonly row: SettingRow;
  readonly flag: string;
  /** As npm read it: "true" if no "=" followed the flag. */
  readonly value: string;
}

/** Words that a person types after such a flag, and that are certainly not secret. */
const CHOICES: Partial<Record<SettingRow['name'], readonly string[]>> = {
  source: ['live', 'embedded'],
  network: ['public', 'vpc'],
};

/**
 * The issue with settings that npm took as its own, as it does with every flag before `--`, in one line with the right
 * command; undefined if there are none. npm passes its configuration on in variables. We rejected reading the settings
 * from there: npm drops the value after a space, and a flag that it knows itself never arrives.
 */
export function takenByNpm(
  args: readonly string[],
  environment: Environment,
  readRc = readRcFiles,
): string | undefined {
  const event = environment.npm_lifecycle_event;
  if (event !== 'start' && event !== 'dev') return undefined;
  const names = SETTINGS.flatMap(({ flag }) => (flag === undefined ? [] : [flag.slice(2)]));
  const values = npmValues(names, environment, readRc);
  const taken = SETTINGS.flatMap((row) => {
    const value = values.get(row.flag?.slice(2) ?? '');
    return row.flag === undefined || value === undefined ? [] : [{ row, flag: row.flag, value }];
  });
  if (taken.length === 0) return undefined;
  const flags = taken.map(({ flag }) => flag).join(', ');
  const mended = taken.map((one) => (event === 'dev' ? asVariable(one, args) : asFlag(one, args))).join(' ');
  const command = event === 'dev' ? `${mended} npm run dev` : `npm start -- ${mended}`;
  return `${flags}: npm took ${taken.length === 1 ? 'this flag as its own' : 'these flags as its own'}; write: ${command}`;
}

/** The values that npm passes on from its command line, by the names of its configuration, such as `keep-alive`. */
export function npmValues(
  names: readonly string[],
  environment: Environment,
  readRc = readRcFiles,
): ReadonlyMap<string, string> {
  const given = names.flatMap((name) => {
    const variable = `npm_config_${name.replaceAll('-', '_')}`;
    const value = environment[variable];
    // A name in capitals was set by a person or an image. npm itself writes small letters.
    if (value === undefined || environment[variable.toUpperCase()] !== undefined) return [];
    return [[name, value] as const];
  });
  if (given.length === 0) return new Map();
  // Entries of an .npmrc arrive in the same way, and are not meant for this program.
  const configured = readRc(environment);
  return new Map(given.filter(([name]) => !isConfigured(name, configured)));
}

function asFlag(taken: TakenFlag, args: readonly string[]): string {
  return `${taken.flag} ${typedValue(taken, args)}`;
}

function asVariable(taken: TakenFlag, args: readonly string[]): string {
  return `${taken.row.variable}=${typedValue(taken, args)}`;
}

/**
 * The value in a form that can be typed. A value after a space has become a separate word, and a word may be a secret.
 */
function typedValue({ row, value }: TakenFlag, args: readonly string[]): string {
  const meant = value === 'true' ? args.find((word) => CHOICES[row.name]?.includes(word)) : value;
  // An endpoint may contain a password.
  const isPlain = meant !== undefined && /^[\w.,:/{}-]{1,100}$/.test(meant);
  return isPlain ? meant : 'VALUE';
}

function isConfigured(name: string, configured: readonly string[]): boolean {
  const key = name.replaceAll('-', '[-_]');
  const line = new RegExp(`^[ \\t]*["']?${key}["']?[ \\t]*(=|\\r?$)`, 'im');
  return configured.some((text) => line.test(text));
}

function readRcFiles(environment: Environment): readonly string[] {
  const { npm_config_local_prefix: local, npm_config_userconfig: user, npm_config_globalconfig: global } = environment;
  return [local && join(local, '.npmrc'), user, global].flatMap((path) => {
    try {
      return path ? readFileSync(path, 'utf8') : [];
    } catch {
      // Most of these files do not exist.
      return [];
    }
  });
}

/** A command line with a command: its first standalone word. */
export interface CommandLine {
  readonly word: string;
  /** Its index, from 0. */
  readonly at: number;
  /** All arguments except the word. */
  readonly rest: readonly string[];
}

/** Words that people type for the value of a setting. The settings explain the right form. */
const VALUES: readonly string[] = ['live', 'embedded'];

/**
 * Whether the word is a command. An unknown word counts only in the first place: after settings it is an error in
 * these, and so is a flag or value that npm took.
 */
export function isCommand({ word, at, rest }: CommandLine, environment: Environment): boolean {
  if (COMMANDS.some(({ name }) => name === word)) return true;
  return at === 0 && !VALUES.includes(word) && takenByNpm([word, ...rest], environment) === undefined;
}

/**
 * The first standalone word; settings may come before it. Undefined if there is no such word. The word after a flag is
 * the flag's value, as for the server.
 */
export function splitCommandLine(args: readonly string[]): CommandLine | undefined {
  for (let at = 0; at < args.length; at += 1) {
    const text = args[at] ?? '';
    if (!text.startsWith('--')) return { word: text, at, rest: args.toSpliced(at, 1) };
    const takesNext = text !== '--' && !text.includes('=') && !BARE_FLAGS.has(text);
    if (takesNext && args[at + 1]?.startsWith('--') === false) at += 1;
  }
  return undefined;
}
