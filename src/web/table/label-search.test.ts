import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchWords } from '../../contract/search-words.ts';
import { keyName } from '../text/key-name.ts';
import { ENGLISH } from '../text/testing/english.ts';
import { findLabels } from './label-search.ts';

const rowsOf = (labels: readonly (readonly [key: string, value: string])[]) => {
  const keys = [...new Set(labels.map(([key]) => key))];
  return labels.map(([Key, Value]) => ({ Key, Value, keyRank: keys.indexOf(Key) }));
};

describe('a search of labels', () => {
  it('finds by key, friendly name, value and key=value, in any case', () => {
    const rows = rowsOf([['system.dsw.cudaVersion', '12.4 RC']]);
    const isFound = (text: string) => findLabels(rows, ENGLISH, searchWords(text))[0] === 1;
    for (const text of [
      'cuda',
      ' CUDA ',
      'dsw.cuda',
      '12.4',
      'cudaversion=12',
      'cudaversion=',
      '=12',
      '12.4 cuda',
      'rc',
    ])
      expect(isFound(text)).toBe(true);
    for (const text of ['12.5', '12.4 rocm', 'version12', 'cuda=12', '4=', '=4']) expect(isFound(text)).toBe(false);
  });

  it('equals a naive search of whole texts, also for a part of the rows', () => {
    const text = fc.constantFrom('a', 'b=', '=', 'a=b', 'B', '', 'ab=a=b', 'Framework', 'system.framework.A');
    const word = fc.constantFrom('a', 'b', '=', 'a=', '=b', 'a=b', '=a=', 'b==', '==', 'framework', 'k.a=');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(text, text)),
        fc.array(word, { maxLength: 3 }),
        fc.boolean(),
        (labels, words, part) => {
          const rows = rowsOf(labels).filter((_, at) => !part || at % 2 === 1);
          const naive = rows.map(({ Key, Value }) => {
            const whole = `${keyName(ENGLISH, Key) ?? ''}\n${Key}=${Value}`.toLowerCase();
            return words.every((one) => whole.includes(one)) ? 1 : 0;
          });
          expect([...findLabels(rows, ENGLISH, words)]).toEqual(naive);
        },
      ),
    );
  });

  it('follows the language of the friendly names', () => {
    const rows = rowsOf([['system.chipType', 'GPU']]);
    const other = { ...ENGLISH, keyNames: { 'system.chipType': '芯片类型' } };
    expect([...findLabels(rows, ENGLISH, ['芯片'])]).toEqual([0]);
    expect([...findLabels(rows, other, ['芯片'])]).toEqual([1]);
    expect([...findLabels(rows, other, ['chip type'])]).toEqual([0]);
  });
});
