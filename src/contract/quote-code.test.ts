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

/** Excludes what no process argument can contain: NUL and lone surrogates. */
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

  it('is undefined for a text that shells read differently', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        if (!/^[\x20-\x7e]+$/.test(text)) expect(quoteForShell(text)).toBeUndefined();
      }),
    );
    for (const text of ['', '\u202e', 'a\u0000b', 'a\nb', "\u202e'; id #"]) expect(quoteForShell(text)).toBeUndefined();
  });

  it('does not change an ordinary address', () => {
    expect(quoteForShell('registry.cn-hangzhou.aliyuncs.com/pai/x:1.0-gpu')).toBe(
      'registry.cn-hangzhou.aliyuncs.com/pai/x:1.0-gpu',
    );
  });
});

describe('quoteForJson', () => {
  it('round-trips through JSON.parse, in ASCII', () => {
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
  it("round-trips by Python's rules for escapes", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.constantFrom(...HOSTILE)), (text) => {
        const literal = quoteForPython(text);
        expect(literal).toMatch(/^"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\]|\\u[0-9a-f]{4}|\\U[0-9a-f]{8})*"$/);
        expect(readPython(literal)).toBe(text);
      }),
    );
  });
});

/** Reads the escapes of a literal by the rules of Python's reference. */
function readPython(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(/\\(?:(["\\])|u([0-9a-f]{4})|U([0-9a-f]{8}))/g, (_, sign?: string, short?: string, long?: string) =>
      sign === undefined ? String.fromCodePoint(Number.parseInt(short ?? long ?? '', 16)) : sign,
    );
}

/**
 * Reads one word of a command line by the rules of the POSIX shell: plain characters, literal `'...'`, and `\\'`.
 * Everything else throws. We rejected running a shell: machines have different ones.
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
