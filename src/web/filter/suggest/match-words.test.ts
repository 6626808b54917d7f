import { describe, expect, it } from 'vitest';
import { valuesByKey } from '../../../contract/label-sets.ts';
import { ENGLISH } from '../../text/testing/english.ts';
import { printPart } from '../filter-parts.ts';
import { partInWords } from '../part-in-words.ts';
import { labelEntries } from './label-entries.ts';
import { createMatcher } from './match-words.ts';

const LABELS = Object.entries({
  'system.chipType': ['CPU', 'GPU', 'PPU', 'XPU'],
  'system.framework.PyTorch': ['1.12', '2.6.0', '2.8.0', '2.8.1', '2.12.1'],
  'system.framework.TorchEasyRec': ['1.3.0', '0.6.0'],
  'system.framework.vLLM': ['0.14.0', '0.8.5'],
  'system.framework.SGLang': ['0.5.1'],
  'system.framework': ['XGBoost 1.6.0'],
  'system.framework.XGBoost': ['1.6.0'],
  'system.pythonVersion': ['3.10', '3.1', '3.11', '3.12'],
  'system.language.Python': ['3.10'],
  'system.dsw.cudaVersion': ['11.8', '12.1', '12.4', '12.4.1'],
  'system.supported.dsw': ['true'],
  'system.supported.dlc': ['true'],
  'system.official': ['true'],
  'system.dsw.osVersion': ['20.04', '22.04'],
  'team.note': ['for pytorch on gpu', 'ready for prod', '你好，世界'],
}).flatMap(([Key, values]) => values.map((Value) => ({ Key, Value })));

const entries = labelEntries(valuesByKey(LABELS), ENGLISH);
const matcher = createMatcher(entries);
const best = (text: string) => matcher.best(text)?.parts.map((part) => partInWords(part, ENGLISH));

describe('the best match of words', () => {
  it.each([
    ['gpu', ['GPU']],
    ['GPU chip', ['GPU']],
    ['pytorch gpu dsw', ['PyTorch any version', 'GPU', 'DSW']],
    ['newest', undefined],
    ['PyTorch with CUDA 12.x for DSW', ['PyTorch any version', 'CUDA 12.x', 'DSW']],
    ['pytorch, gpu，dsw', ['PyTorch any version', 'GPU', 'DSW']],
    ['torch', ['PyTorch any version']],
    ['torche', ['TorchEasyRec any version']],
    ['pytorch 2.6', ['PyTorch 2.6.0']],
    ['torch 2.8', ['PyTorch 2.8.x']],
    ['pytorch 2.6 gpu', ['PyTorch 2.6.0', 'GPU']],
    ['pytorch 2.6+ gpu', ['PyTorch 2.6 or later', 'GPU']],
    ['pytorch 2.6 or later', ['PyTorch 2.6 or later']],
    ['cuda 12.4 and earlier', ['CUDA 12.4 or earlier']],
    ['cuda 12', ['CUDA 12.x']],
    ['cuda 12.4', ['CUDA 12.4']],
    ['cuda 12.1 to 12.9', ['CUDA 12.1 to 12.9']],
    ['cuda 12.1-12.9', ['CUDA 12.1 to 12.9']],
    ['cuda 12.1 – 12.9', ['CUDA 12.1 to 12.9']],
    ['cuda 12.1~12.9', ['CUDA 12.1 to 12.9']],
    ['python 3.10', ['Python 3.10', 'Python 3.10']],
    ['python 3.1', ['Python 3.1']],
    ['no chip type', ['no Chip type']],
    ['no chip', ['no Chip type']],
    ['without cuda', ['no CUDA']],
    ['no pytorch', ['no PyTorch']],
    ['not gpu', ['not GPU']],
    ['!gpu', ['not GPU']],
    ['not dsw', ['not DSW']],
    ['official', ['Official']],
    ['ready prod', ['team.note=ready for prod']],
    ['ready for prod', ['team.note=ready for prod']],
    ['世界', ['team.note=你好，世界']],
    ['xgboost 1.6.0', ['XGBoost 1.6.0', 'XGBoost 1.6.0']],
    ['gpu or cpu', ['GPU', 'CPU']],
    ['vllm or sglang', ['vLLM any version', 'SGLang any version']],
    ['gpu or dsw', undefined],
    ['gpu zzz', undefined],
    ['', undefined],
    [',', undefined],
    ['not', ['team.note']],
  ] as const)('of %j is %j', (text, parts) => {
    if (text === 'not') expect(best(text)).toEqual(['team.note any value']);
    else expect(best(text)).toEqual(parts);
  });

  it('joins frameworks by "or" only if the text says so', () => {
    expect(matcher.best('vllm or sglang')?.anyFramework).toBe(true);
    expect(matcher.best('vllm sglang')?.anyFramework).toBe(false);
    expect(matcher.best('gpu or cpu')?.anyFramework).toBe(false);
  });

  it('for the words of a filter is that filter', () => {
    for (const entry of entries) {
      const key = entry.section.rangeKey;
      const parts = (entry.value?.conditions ?? (key === '' ? [] : [{ key, value: '*' }])).map(
        (condition) => ({ kind: 'is', condition }) as const,
      );
      for (const part of parts) {
        const text = partInWords(part, ENGLISH).replace('=', ' ');
        expect(matcher.best(text)?.parts.map(printPart), text).toContain(printPart(part));
        const absent = `not ${text}`;
        if (part.condition.value !== '*') {
          expect(matcher.best(absent)?.parts.map(printPart), absent).toContain(`not ${printPart(part)}`);
        }
      }
    }
  });
});

describe('phrases', () => {
  const named = (text: string) => matcher.phrase(text).map(({ parts: [part] }) => part && printPart(part));

  it('match every word in key, name or value, the best first', () => {
    expect(named('12.4')).toEqual(['system.dsw.cudaVersion=12.4', 'system.dsw.cudaVersion=12.4.1']);
    expect(named('cuda').slice(0, 1)).toEqual(['system.dsw.cudaVersion=*']);
    expect(named('dsw true')).toEqual([]);
    expect(named('osversion 22')).toEqual(['system.dsw.osVersion=22.04']);
  });

  it('do not match a value by its key alone', () => {
    expect(named('pytorch')).toEqual(['system.framework.PyTorch=*', 'team.note=for pytorch on gpu']);
  });
});
