import { describe, expect, it } from 'vitest';
import { labelFilterOnly } from '../../../contract/image-filter/image-filter.ts';
import { valuesByKey } from '../../../contract/label-sets.ts';
import { createFormats } from '../../text/formats.ts';
import { joinLaterWords } from '../../text/load-language.ts';
import { firstWords } from '../../text/zh/first.ts';
import { laterWords } from '../../text/zh/later.ts';
import { partInWords } from '../part-in-words.ts';
import type { BoxContext } from './box-context.ts';
import { boxOptions } from './box-options.ts';
import { withEnglishGrammar } from './chinese-grammar.ts';
import { labelEntries } from './label-entries.ts';
import { createMatcher } from './match-words.ts';

const CHINESE = firstWords(createFormats('zh-CN'));
const later = laterWords(CHINESE.formats);
joinLaterWords(CHINESE, later);

const LABELS = valuesByKey(
  Object.entries({
    'system.chipType': ['CPU', 'GPU'],
    'system.framework.PyTorch': ['2.6.0', '2.8.0', '2.8.1'],
    'system.framework.vLLM': ['0.8.5'],
    'system.framework.SGLang': ['0.5.1'],
    'system.dsw.cudaVersion': ['11.8', '12.1', '12.4'],
    'system.supported.dsw': ['true'],
    'team.city': ['无锡', '共和'],
  }).flatMap(([Key, values]) => values.map((Value) => ({ Key, Value }))),
);
const matcher = createMatcher(labelEntries(LABELS, CHINESE));

describe('the filter box reads Chinese', () => {
  it.each([
    ['无芯片类型', ['无芯片类型']],
    ['没有芯片类型', ['无芯片类型']],
    ['芯片类型未设置', ['无芯片类型']],
    ['未设置 CUDA', ['无 CUDA']],
    ['非 GPU', ['非 GPU']],
    ['不是gpu', ['非 GPU']],
    ['vllm 或 sglang', ['vLLM 任意版本', 'SGLang 任意版本']],
    ['vllm或者sglang', ['vLLM 任意版本', 'SGLang 任意版本']],
    ['PyTorch 任意版本', ['PyTorch 任意版本']],
    ['PyTorch 2.6 及以上', ['PyTorch 2.6 及以上']],
    ['pytorch 2.6 以上版本', ['PyTorch 2.6 及以上']],
    ['CUDA 12.1 及以下', ['CUDA 12.1 及以下']],
    ['CUDA 12.1 至 12.9', ['CUDA 12.1 至 12.9']],
    ['pytorch、gpu', ['PyTorch 任意版本', 'GPU']],
    ['pytorch 和 gpu', ['PyTorch 任意版本', 'GPU']],
    ['框架 pytorch', ['PyTorch 任意版本']],
    ['适用模块 dsw', ['DSW']],
    // A name is read unchanged.
    ['无锡', ['team.city=无锡']],
    ['共和', ['team.city=共和']],
    ['火星', undefined],
  ])('%j as %j', (text, parts) => {
    expect(matcher.best(text)?.parts.map((part) => partInWords(part, CHINESE))).toEqual(parts);
  });

  it('offers its reading, joined as in Chinese', () => {
    const context: BoxContext = {
      filter: labelFilterOnly([]),
      possible: () => LABELS,
      tally: undefined,
      isPartial: false,
      regions: ['cn-shanghai'],
      words: CHINESE,
      boxWords: later.box,
    };
    const first = (text: string) => boxOptions(text, context)[0]?.text;
    expect(first('地域 上海')).toBe('地域 华东2（上海）');
    expect(first('pytorch、上海')).toBe('PyTorch 任意版本、华东2（上海）');
    expect(first('pytorch gpu dsw')).toBe('PyTorch 任意版本、GPU、DSW');
    expect(first('vllm 或 sglang')).toBe('vLLM 任意版本 或 SGLang 任意版本');
    expect(first('pytorch 最新')).toBe('最新的 PyTorch');
  });

  it('does not change other texts', () => {
    expect(withEnglishGrammar('pytorch or vllm')).toBe('pytorch or vllm');
  });
});
