import { nearKey } from '../../contract/near-miss.ts';

/**
 * Returns the flag that a text probably means: for `-port`, `--Port`, `--allowed_hosts`, `/port:1`, `port=1`, a mistyped
 * flag, or one with the long dash of a text editor. Only a flag is returned, because the text may be a secret.
 */
export function meantFlag(typed: string, flags: readonly string[]): string | undefined {
  const [name = ''] = typed.replace(/^\P{L}+/u, '').split(/[=:\s]/, 1);
  return flags.find((flag) => letters(flag) === letters(name)) ?? nearFlag(name, flags);
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}

function nearFlag(name: string, flags: readonly string[]): string | undefined {
  // Nearly every short word is near to a short flag.
  if (name.length < 4) return undefined;
  const near = nearKey(
    name.toLowerCase(),
    flags.map((flag) => flag.slice(2)),
  );
  return near === undefined ? undefined : `--${near}`;
}
