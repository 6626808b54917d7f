/** A value in JSON, Python or JavaScript. Numbers and words are texts; Python's `True` is `true`, as in labels. */
export type Literal = string | readonly Literal[] | { readonly pairs: readonly (readonly [string, Literal])[] };

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}' };
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
/** Deeper values are not filters. */
const MAX_DEPTH = 20;

/**
 * Reads the value at a position of a text: a quoted text, a list, a tuple, an object or a dictionary, in any mix of the
 * three languages. Calls around a text, as in `tea.String("a=b")`, are ignored. Returns undefined if there is no value.
 * We rejected a JSON parser: people paste code.
 */
export function readLiteral(text: string, from = 0): { readonly value: Literal; readonly end: number } | undefined {
  let at = from;
  const skip = () => {
    for (;;) {
      while (/\s/.test(text[at] ?? '')) at += 1;
      // A comment ends with its line.
      if (text[at] !== '#' && !text.startsWith('//', at)) return;
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
    }
  };
  const quotedText = (): string | undefined => {
    const quote = text[at] ?? '';
    let read = '';
    for (at += 1; at < text.length && text[at] !== quote; at += 1) {
      if (text[at] !== '\\') read += text[at];
      else {
        at += 1;
        const unicode = /^u([0-9a-fA-F]{4})/.exec(text.slice(at, at + 5))?.[1];
        read += unicode
          ? String.fromCharCode(Number.parseInt(unicode, 16))
          : (ESCAPES[text[at] ?? ''] ?? text[at] ?? '');
        if (unicode) at += 4;
      }
    }
    if (at >= text.length) return undefined;
    at += 1;
    return read;
  };
  const bareWord = (): string | undefined => {
    const word = /^[\w.+-]+/.exec(text.slice(at, at + 200))?.[0];
    at += word?.length ?? 0;
    return word === 'True' || word === 'False' ? word.toLowerCase() : word;
  };
  const value = (depth: number): Literal | undefined => {
    skip();
    const sign = text[at] ?? '';
    if (depth > MAX_DEPTH) return undefined;
    if (/["'`]/.test(sign)) return quotedText();
    const closing = CLOSING[sign];
    if (closing === undefined) {
      const word = bareWord();
      // A call: only its arguments matter.
      if (text[at] !== '(' || word === undefined) return word;
      const inside = value(depth + 1);
      return Array.isArray(inside) && inside.length === 1 ? inside[0] : inside;
    }
    at += 1;
    const items: Literal[] = [];
    const pairs: [string, Literal][] = [];
    for (skip(); text[at] !== closing; skip()) {
      const item = value(depth + 1);
      if (item === undefined) return undefined;
      skip();
      if (typeof item === 'string' && /[:=]/.test(text[at] ?? '')) {
        at += text.startsWith('=>', at) ? 2 : 1;
        const named = value(depth + 1);
        if (named === undefined) return undefined;
        pairs.push([item, named]);
        skip();
      } else items.push(item);
      if (text[at] === ',') at += 1;
      else if (text[at] !== closing) return undefined;
    }
    at += 1;
    return pairs.length > 0 ? { pairs } : items;
  };
  const read = value(0);
  return read === undefined ? undefined : { value: read, end: at };
}
