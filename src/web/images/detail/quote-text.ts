/**
 * Texts written as Python, JSON and the shell read them. Whatever is no printable ASCII is written as an escape: a hidden
 * or turning character in a snippet could make it read otherwise than it runs.
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
 * One word of a command line, for bash and zsh. A text that needs no quotes stays as it is; one with characters that are
 * not printable ASCII takes the `$'...'` form, byte by byte, because a terminal may act on them even inside quotes.
 */
export function quoteForShell(text: string): string {
  if (/^[A-Za-z0-9._/:@-]+$/.test(text)) return text;
  if (/^[\x20-\x7e]*$/.test(text)) return `'${text.replaceAll("'", "'\\''")}'`;
  const bytes = [...new TextEncoder().encode(text)].map((byte) => {
    const character = String.fromCharCode(byte);
    if (character === "'" || character === '\\') return `\\${character}`;
    return PLAIN.test(character) && character !== '!' ? character : `\\${byte.toString(8).padStart(3, '0')}`;
  });
  return `$'${bytes.join('')}'`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
