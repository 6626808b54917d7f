import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteForJson, quoteForPython, quoteForShell } from './quote-code.ts';

const HOSTILE = [
  `registry.cn-hangzhou.aliyuncs.com/pai-dlc/pytorch-training:1.12PAI-gpu-py38-cu113-ubuntu20.04`,
  `a"); import os; os.system("id") #`,
  `it's $(id) \`id\` $HOME \\ "x" !! ; rm -rf ~`,
  `' ; id ; '`,
  `a\nb\r\tc\u001b[201~id\n`,
  `\u202egpu\u200b 镜像 \u{1f600}`,
  '',
  '-v',
];

/** What no process can be given: a NUL, and halves of characters, which UTF-8 does not have. */
const anyText = fc.string({ unit: 'binary', maxLength: 30 }).filter((text) => !text.includes('\0') && isWhole(text));

function isWhole(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

describe('quoteForShell', () => {
  const ascii = fc.string({ unit: 'grapheme-ascii', minLength: 1 });

  it('is one word, the text itself, when read by the rules of any POSIX shell', () => {
    fc.assert(
      fc.property(fc.oneof(ascii, fc.constantFrom("it's", '$(id)', '`id`', "'; id #", '!!', 'a b', '\\')), (text) => {
        const written = quoteForShell(text);
        expect(written).toMatch(/^[\x20-\x7e]+$/);
        expect(readShell(written ?? '')).toBe(text);
      }),
    );
  });

  it('writes nothing for a text that no shell reads alike', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        if (!/^[\x20-\x7e]+$/.test(text)) expect(quoteForShell(text)).toBeUndefined();
      }),
    );
    for (const text of ['', '\u202e', 'a\u0000b', 'a\nb', "\u202e'; id #"]) expect(quoteForShell(text)).toBeUndefined();
  });

  it('leaves an ordinary address as it is', () => {
    expect(quoteForShell('registry.cn-hangzhou.aliyuncs.com/pai/x:1.0-gpu')).toBe(
      'registry.cn-hangzhou.aliyuncs.com/pai/x:1.0-gpu',
    );
  });
});

describe('quoteForJson', () => {
  it('is the value again when parsed, in ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = quoteForJson({ Image: text });
        expect(JSON.parse(written)).toEqual({ Image: text });
        expect(written).toMatch(/^[\n\x20-\x7e]*$/);
      }),
    );
  });
});

describe('quoteForPython', () => {
  it('is the text again when its escapes are read as Python reads them', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.constantFrom(...HOSTILE)), (text) => {
        const literal = quoteForPython(text);
        expect(literal).toMatch(/^"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\]|\\u[0-9a-f]{4}|\\U[0-9a-f]{8})*"$/);
        expect(readPython(literal)).toBe(text);
      }),
    );
  });
});

/** Reads the escapes that a literal may hold, by the rules of Python's reference. */
function readPython(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(/\\(?:(["\\])|u([0-9a-f]{4})|U([0-9a-f]{8}))/g, (_, sign?: string, short?: string, long?: string) =>
      sign === undefined ? String.fromCodePoint(Number.parseInt(short ?? long ?? '', 16)) : sign,
    );
}

/**
 * Reads one word of a command line by the rules of the POSIX shell: bare characters that mean nothing else, `'...'` in
 * which all is literal, and `\\'`. Anything else fails. A shell was refused: not every machine has the same.
 */
function readShell(word: string): string {
  let read = '';
  const parts = /([A-Za-z0-9._/:@-]+)|'([^']*)'|\\(')/y;
  while (parts.lastIndex < word.length) {
    const match = parts.exec(word);
    if (!match) throw new Error(`not one word: ${word}`);
    read += match[1] ?? match[2] ?? match[3] ?? '';
  }
  return read;
}
