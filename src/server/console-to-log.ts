import { faultPlace } from './fault-place.ts';
import type { Log } from './log.ts';

const METHODS = ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const;

/**
 * Sends to the log what libraries print on the console by themselves. Of their errors only the kind and the place:
 * the library that looks for credentials prints errors whose messages hold files of secrets.
 */
export function sendConsoleToLog(target: Pick<Console, (typeof METHODS)[number]>, log: Log): void {
  for (const method of METHODS)
    target[method] = (...words: readonly unknown[]) => log.record({ console: words.map(describe) });
}

function describe(word: unknown): string {
  if (typeof word === 'string') return word;
  if (word instanceof Error) return [word.name, faultPlace(word)].join(' ');
  return `(${typeof word})`;
}
