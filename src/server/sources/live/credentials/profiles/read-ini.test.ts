import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadIni } from '@alicloud/credentials/dist/src/util/utils.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { REPEATED } from '../../../rows/read-fields.ts';
import { readIni } from './config-files.ts';

const fieldsOf = (text: string, name = 'default') => readIni(text).get(name)?.fields;

test('sections and fields are parsed as in the credential library', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ini-'));
  const word = fc.stringMatching(/^[a-z][a-z0-9 +/_:-]{0,8}$/);
  const value = fc.oneof(
    word,
    word.map((one) => `"${one}"`),
    word.map((one) => `${one} ; of the past`),
    word.map((one) => `${one}\\;${one}`),
  );
  const field = fc.tuple(word, value, fc.constantFrom('=', ' = ', '  ='));
  const section = fc.tuple(word, fc.uniqueArray(field, { selector: ([name]) => name.trim(), maxLength: 4 }));
  const file = fc.uniqueArray(section, { selector: ([name]) => name.trim(), maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(file, fc.constantFrom('\n', '\r\n', '\n# x\n\n'), async (sections, end) => {
      const lines = sections.flatMap(([name, all]) => [
        `[${name}]`,
        ...all.map(([key, one, sign]) => key + sign + one),
      ]);
      const text = lines.join(end);
      const read = Object.fromEntries([...readIni(text)].map(([name, { fields }]) => [name, fields]));
      writeFileSync(join(folder, 'file'), text);
      expect(read).toEqual(JSON.parse(JSON.stringify(await loadIni(join(folder, 'file')))));
    }),
  );
  rmSync(folder, { recursive: true });
});

test('repeated sections and fields are marked', () => {
  const text = '[a]\nx = 1\nx = 1\n__proto__ = 2\n[b]\ny = 1\n"y" = 2\n[ "a" ]\nz = 3\n';
  expect(readIni(text).get('a')).toEqual({ fields: expect.objectContaining({ x: REPEATED }), isRepeated: true });
  expect(readIni(text).get('b')).toEqual({ fields: { y: REPEATED }, isRepeated: false });
});

test('white space, missing values and fields before any section', () => {
  expect(fieldsOf('x = 0\n \t[default]\t\r\n  y =\n z \n;w = 1\n= 2\n v = a=b = c ')).toEqual({
    y: '',
    z: '',
    v: 'a=b = c',
  });
});

test('any text is read, and cannot change the prototype of an object', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'[]="\';#\\ \n', '__proto__', 'a') }), (text) => {
      for (const { fields } of readIni(text).values()) expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
    }),
  );
});
