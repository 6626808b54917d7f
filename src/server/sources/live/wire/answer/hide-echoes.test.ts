import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEchoHider } from './hide-echoes.ts';

const SIGNATURE = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const NONCE = '6f1c2f0e-8d1b-4f57-9f0a-2b8f3a7c1d9e';
const TOKEN = 'CAIS8wF1q6Ft5B2yfSjIr5bHAc7GqqUS/ZuNYEf8sXQGeOkUlKjHqzz2IHtIe3ZhBuEWvvo+mmEA7/sdqJ0=';
const KEY_ID = 'LTAI5tQZ7yWxR2aBcDeFgHiJ';
const SENT = [SIGNATURE, NONCE, TOKEN, KEY_ID];
const { hide } = createEchoHider(['old-token-of-before'], SENT);

const percent = (text: string) => [...text].map((sign) => `%${sign.charCodeAt(0).toString(16)}`).join('');
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Ways to write a text that a reader can decode. */
const WAYS: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'in capitals': (text) => text.toUpperCase(),
  'in small letters': (text) => text.toLowerCase(),
  'in mixed case': (text) => [...text].map((sign, at) => (at % 2 ? sign.toUpperCase() : sign.toLowerCase())).join(''),
  'encoded as a part of a URL': encodeURIComponent,
  'percent-encoded': percent,
  'percent-encoded in capitals': (text) => percent(text).toUpperCase(),
  'every third sign percent-encoded': (text) => [...text].map((sign, at) => (at % 3 ? sign : percent(sign))).join(''),
  'percent-encoded twice': (text) => percent(text).replaceAll('%', '%25'),
  'as JSON in JSON': (text) => JSON.stringify(JSON.stringify(`"${text}"`)),
  'escaped as in JavaScript': (text) =>
    [...text].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  'escaped in bytes': (text) => [...text].map((sign) => `\\x${sign.charCodeAt(0).toString(16)}`).join(''),
  'as numbers of HTML': (text) => [...text].map((sign) => `&#${sign.charCodeAt(0)};`).join(''),
  'as hexadecimal numbers of HTML': (text) =>
    [...text].map((sign) => `&#x${sign.charCodeAt(0).toString(16)};`).join(''),
  'as numbers of HTML without semicolons': (text) => [...text].map((sign) => `&#${sign.charCodeAt(0)}`).join(''),
  'as numbers of HTML after many zeros': (text) =>
    [...text].map((sign) => `&#x${'0'.repeat(12)}${sign.charCodeAt(0).toString(16)};`).join(''),
  'escaped in braces as in JavaScript': (text) =>
    [...text].map((sign) => `\\u{${sign.charCodeAt(0).toString(16)}}`).join(''),
  'escaped in octal as in JavaScript': (text) =>
    [...text].map((sign) => `\\${sign.charCodeAt(0).toString(8).padStart(3, '0')}`).join(''),
  'in base64': base64,
  'in base64 after one byte': (text) => base64(`:${text}`),
  'in base64 after two bytes': (text) => base64(`: ${text}`),
  'in base64 for URLs': (text) => Buffer.from(text).toString('base64url'),
  'in base64, percent-encoded': (text) => encodeURIComponent(base64(text)),
  'in hexadecimal': (text) => Buffer.from(text).toString('hex'),
  'without hyphens': (text) => text.replaceAll('-', ''),
  'the first half': (text) => text.slice(0, Math.ceil(text.length / 2)),
  'the first 12 signs': (text) => text.slice(0, 12),
  'the last 12 signs': (text) => text.slice(-12),
  '12 signs out of the middle': (text) => text.slice(5, 17),
  'a part in capitals, percent-encoded': (text) => percent(text.slice(3, 20).toUpperCase()),
  'two parts': (text) => `${text.slice(0, 15)} ${text.slice(15)}`,
};

describe.each(Object.entries(WAYS))('an echo %s', (_name, way) => {
  test.each(SENT)('is hidden: %s', (secret) => {
    const echo = way(secret);
    for (const before of ['', '!', 'key: ', '标签: ', '&quot;', '%'])
      for (const after of ['', ', and more', '😀']) {
        const shown = hide(`${before}${echo}${after}`);
        // The rest may be base64 characters that also belong to other bytes, and quotes around it.
        expect(shown).toContain('***');
        expect(shown.length).toBeLessThan(before.length + after.length + 30);
        expect(shown.startsWith(before) || before === '%').toBe(true);
        expect(shown.endsWith(after)).toBe(true);
      }
  });
});

describe('no other text is changed', () => {
  test('fewer than 12 characters of a secret stay', () => {
    for (const secret of SENT) expect(hide(`<${secret.slice(0, 11)}>`)).toBe(`<${secret.slice(0, 11)}>`);
  });

  test('a secret that was not sent is hidden only as a whole, in any letter case', () => {
    expect(hide('x OLD-token-of-before y old-token-of')).toBe('x *** y old-token-of');
  });

  test('any text, with characters of encodings', () => {
    const signs = fc.constantFrom(...'abc0189 %\\&#x;u25_-+/="\n标', '😀', '\ud800', '%41', '\\u0041', '&#65;');
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 60 }), (all) => {
        expect(hide(all.join(''))).toBe(all.join(''));
      }),
    );
  });

  test('around a secret at any position', () => {
    const around = fc.string({ unit: fc.constantFrom(...'xyz .標😀'), maxLength: 40 });
    fc.assert(
      fc.property(around, around, fc.constantFrom(...SENT), (before, after, secret) => {
        expect(hide(`${before} ${secret} ${after}`)).toBe(`${before} *** ${after}`);
      }),
    );
  });
});

test('any part of 12 or more characters of a secret is hidden', () => {
  fc.assert(
    fc.property(fc.constantFrom(...SENT), fc.nat(), fc.nat(), fc.nat(7), (secret, from, length, shift) => {
      const size = 12 + (length % (secret.length - 11));
      const start = from % (secret.length - size + 1);
      expect(hide(`${'!'.repeat(shift)}${secret.slice(start, start + size)}!`)).toBe(`${'!'.repeat(shift)}***!`);
    }),
  );
});

test('a short secret is hidden as a whole, and a very short one not at all', () => {
  const short = createEchoHider([], ['eightcha', 'seven77']);
  expect(short.hide('xEIGHTCHAx, eightch, seven77')).toBe('x***x, eightch, seven77');
});

test('a secret within another is hidden as the longer one', () => {
  const nested = createEchoHider(['inner-secret-1'], ['inner-secret-1-and-outer']);
  expect(nested.hide('<inner-secret-1-and-outer>, <inner-secret-1>')).toBe('<***>, <***>');
});
