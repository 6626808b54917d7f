import type { Environment } from '../environment.ts';
import { SETTINGS, type SettingName, type SettingRow } from './setting-table.ts';

/** A value as it was given, and by which of its names, so that a fault can repeat the name the person typed. */
export interface Given {
  readonly by: string;
  readonly value: string;
}

export interface GivenSettings {
  readonly help: boolean;
  readonly version: boolean;
  readonly given: ReadonlyMap<SettingName, Given>;
  /** Settings that were named without a value: what they were meant to be is not known. */
  readonly unread: ReadonlySet<SettingName>;
  readonly faults: readonly string[];
}

/**
 * Collects what was given: a flag wins over its variable, the last of a repeated flag counts. Values are not judged
 * here but for being there: an empty variable counts as unset, because containers pass on what nobody has set.
 * node:util's parseArgs was refused: it stops at the first fault.
 */
export function readGiven(args: readonly string[], environment: Environment): GivenSettings {
  const faults: string[] = [];
  const flags = readFlags(args, faults);
  const given = new Map<SettingName, Given>();
  const unread = new Set(flags.unread);
  for (const row of SETTINGS) {
    const found = flags.values.get(row) ?? fromVariable(row, environment);
    if (found === undefined) continue;
    if (found.value !== '') given.set(row.name, found);
    else {
      faults.push(`${found.by}: is empty; give a value, or leave it out`);
      unread.add(row.name);
    }
  }
  return { help: flags.words.has('--help'), version: flags.words.has('--version'), given, unread, faults };
}

function fromVariable(row: SettingRow, environment: Environment): Given | undefined {
  const value = environment[row.variable];
  return value === undefined || value === '' ? undefined : { by: row.variable, value };
}

const BY_FLAG = new Map(SETTINGS.flatMap((row) => (row.flag === undefined ? [] : [[row.flag, row] as const])));
const WORDS: ReadonlySet<string> = new Set(['--help', '--version']);

function readFlags(args: readonly string[], faults: string[]) {
  const values = new Map<SettingRow, Given>();
  const unread: SettingName[] = [];
  const words = new Set<string>();
  for (let at = 0; at < args.length; at += 1) {
    const text = args[at] ?? '';
    const place = at + 1;
    // pnpm and newer yarns pass it on.
    if (text === '--') continue;
    if (WORDS.has(text)) {
      words.add(text);
      continue;
    }
    const equals = text.indexOf('=');
    const flag = equals < 0 ? text : text.slice(0, equals);
    const row = BY_FLAG.get(flag);
    const value = equals < 0 ? valueAfter(args, at) : text.slice(equals + 1);
    // The word after an unknown flag is taken as its value and not repeated: it may be a secret.
    if (equals < 0 && flag.startsWith('--') && value !== undefined) at += 1;
    if (row === undefined) faults.push(whatIsNoFlag(flag, place));
    else if (value === undefined) {
      faults.push(`${flag}: has no value; write ${flag} VALUE`);
      unread.push(row.name);
    } else values.set(row, { by: flag, value });
  }
  return { values, unread, words };
}

function valueAfter(args: readonly string[], at: number): string | undefined {
  const next = args[at + 1];
  return next?.startsWith('--') ? undefined : next;
}

/** A word that stands alone is never repeated: it may be a secret. Neither is a flag of an odd form, such as `-pSECRET`. */
function whatIsNoFlag(flag: string, place: number): string {
  if (/^--[a-z][a-z-]{0,40}$/.test(flag)) return `${quoted(flag)}: is not a flag of this program; --help lists them`;
  const hint = flag === 'live' || flag === 'embedded' ? `; write --source ${flag}` : '';
  return `argument ${place}: is not understood${hint}; every setting is --flag VALUE, and --help lists them`;
}

/** A text as a fault repeats it: on one line, and not longer than a line. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
