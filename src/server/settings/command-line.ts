import { COMMANDS } from './command-names.ts';
import { type Environment, takenByNpm } from './read-given.ts';

/** A command line of which a word that stands alone names what to do. */
export interface CommandLine {
  readonly word: string;
  /** Where it stands, from 0. */
  readonly at: number;
  /** All that stands around the word. */
  readonly rest: readonly string[];
}

/** Words that people type for the value of a setting. The settings say how it is written. */
const VALUES: readonly string[] = ['live', 'embedded'];

/**
 * Whether the word asks for a command. One that is not known does only in the first place: behind settings it is a mistake in
 * these, and so is what npm made of a flag and its value.
 */
export function isCommand({ word, at, rest }: CommandLine, environment: Environment): boolean {
  if (COMMANDS.some(({ name }) => name === word)) return true;
  return at === 0 && !VALUES.includes(word) && takenByNpm([word, ...rest], environment) === undefined;
}

/** Flags that take no value. */
export const BARE_FLAGS: ReadonlySet<string> = new Set(['--help', '--version']);

/**
 * The first word that stands alone, so that settings may stand before it; undefined if there is none. The word after a
 * flag is the flag's value, here as for the server.
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
