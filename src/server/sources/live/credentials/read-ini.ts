import { REPEATED } from '../../rows/read-fields.ts';

/** A section of an INI file. A field that is given more than once is REPEATED. */
export interface IniSection {
  readonly fields: Readonly<Record<string, unknown>>;
  /** Whether the file has another section of this name. */
  readonly isRepeated: boolean;
}

/**
 * Reads the sections of an INI file as the credential library does: quotes may stand around a value, and `;` or `#`
 * begins a comment unless a backslash is before it. The library's reader was rejected because it joins two sections of
 * one name, and of two fields keeps the last.
 */
export function readIni(text: string): ReadonlyMap<string, IniSection> {
  const sections = new Map<string, { readonly fields: Map<string, unknown>; isRepeated: boolean }>();
  let current = new Map<string, unknown>();
  for (const line of text.split(/[\r\n]+/).map((one) => one.trim())) {
    if (line === '' || /^[;#]/.test(line)) continue;
    const name = /^\[([^\]]*)\]\s*([;#].*)?$/.exec(line)?.[1];
    if (name !== undefined) {
      current = new Map();
      const known = sections.get(plain(name));
      if (known) known.isRepeated = true;
      else sections.set(plain(name), { fields: current, isRepeated: false });
      continue;
    }
    const [, key = '', value = ''] = /^([^=]+)(?:=(.*))?$/.exec(line) ?? [];
    if (key !== '') current.set(plain(key), current.has(plain(key)) ? REPEATED : plain(value));
  }
  return new Map(
    [...sections].map(([name, { fields, isRepeated }]) => [name, { fields: Object.fromEntries(fields), isRepeated }]),
  );
}

/** A name or a value without the quotes around it, or without the comment behind it. */
function plain(text: string): string {
  const trimmed = text.trim();
  const quoted = /^(["'])(.*)\1$/.exec(trimmed);
  if (quoted?.[1] === '"') return unescaped(trimmed);
  if (quoted !== null) return quoted[2] ?? '';
  const uncommented = /^(?:\\.|[^;#\\]|\\$)*/.exec(trimmed)?.[0] ?? '';
  return uncommented.replace(/\\([\\;#])/g, '$1').trim();
}

/** A text in double quotes is one of JSON where it can be read as that. */
function unescaped(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}
