/**
 * Texts quoted for Python, JSON and the shell. Characters other than printable ASCII are escaped: hidden or bidi
 * characters could make a snippet look different from what it runs.
 */
const PLAIN = /^[\x20-\x7e]$/;

/** A Python string literal of the text. */
export function quoteForPython(text: string): string {
  const written = [...text].map((character) => {
    if (character === '"' || character === '\\') return `\\${character}`;
    if (PLAIN.test(character)) return character;
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`;
  });
  return `"${written.join('')}"`;
}

/** A value as indented JSON in ASCII. */
export function quoteForJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(/[^\n\x20-\x7e]/g, (unit) => `\\u${hex(unit.charCodeAt(0), 4)}`);
}

/**
 * One word of a command line that every POSIX shell reads alike; undefined for a text with other than printable ASCII.
 * We rejected the `$'...'` form: dash, the `sh` of many images, does not support it and runs the text after a quote in
 * it.
 */
export function quoteForShell(text: string): string | undefined {
  if (/^[A-Za-z0-9._/:@-]+$/.test(text)) return text;
  return /^[\x20-\x7e]+$/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : undefined;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
