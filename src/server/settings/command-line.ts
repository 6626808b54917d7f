import { COMMANDS } from './command-names.ts';
import { type Environment, takenByNpm } from './given-values.ts';

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

/** Flags that take no value. */
export const BARE_FLAGS: ReadonlySet<string> = new Set(['--help', '--version']);

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
