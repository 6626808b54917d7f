import { describe, expect, it } from 'vitest';
import { LANGUAGE_TAGS } from '../../contract/page-load/preferences.ts';
import { HTML_WORDS as HTML_EN } from './en/html.ts';
import { createFormats } from './formats.ts';
import { ENGLISH, ENGLISH_LATER } from './testing/english.ts';
import { firstWords } from './zh/first.ts';
import { HTML_WORDS as HTML_ZH } from './zh/html.ts';
import { laterWords } from './zh/later.ts';

/** What the functions of the words are given: counts, then lists, scopes, and last texts alone. */
const INPUTS: readonly (readonly unknown[])[] = [
  [3, 5, 7, true],
  [['甲'], 2, '乙'],
  [[{ column: '甲', name: '甲', descending: true }]],
  [{ region: '甲', workspaceId: '乙', imageId: '丙', id: 'cn-hangzhou' }],
  ['甲', 2, 3],
  ['甲', '乙', '丙'],
  ['甲', ['乙']],
  [2, '乙'],
];

/** Every text of a tree of words by its path; a function gives the text of the first input that suits it. */
function textsOf(words: object, path = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(words).flatMap(([name, value]): [string, string][] => {
      const place = path === '' ? name : `${path}.${name}`;
      if (typeof value === 'string') return [[place, value]];
      const given = typeof value === 'function' ? said(value as Said) : value;
      if (typeof given === 'string') return [[place, given]];
      return typeof given === 'object' && given !== null ? [...textsOf(given, place)] : [];
    }),
  );
}

type Said = (...input: readonly unknown[]) => unknown;

function said(say: Said): unknown {
  for (const input of INPUTS) {
    try {
      const output = say(...input);
      // A text where a number belongs, or the reverse.
      if (!/undefined|NaN/.test(String(output))) return output;
    } catch {
      // The next input may suit it.
    }
  }
  throw new Error(`no input suits ${say}`);
}

const formats = createFormats(LANGUAGE_TAGS.zh);
const inChinese = textsOf({
  first: { ...firstWords(formats), formats: {} },
  later: laterWords(formats),
  html: HTML_ZH,
});
const inEnglish = textsOf({ first: { ...ENGLISH, formats: {} }, later: ENGLISH_LATER, html: HTML_EN });

/** Names, keys and parts of the grammar, which are the same in every language. */
const NAMES = new Set(
  `PAI PyTorch pytorch Python CUDA cuda GPU gpu DSW DLC EAS vLLM SGLang API SDK RAM VPC ID CSV JSON Excel Shift AccessKey
  Secret RequestId Chrome Edge Firefox Safari JavaScript docker driver GB MiB sample ListImages Verbose true MAJOR NAME KEY key
  value version system framework chip python supported none any labels sort ids image cn hangzhou
  PAI_EMBEDDED_ACCESS_KEY_ID PAI_ACCESS_TOKEN curl aliyun CLI TypeScript state runs newest superseded unsupported unknown line support ecs gn ebmppu egs
  CPU chipType pythonVersion cudaVersion dsw dlc eas Markdown Notebook digest latest`.split(/\s+/),
);
/** The official name of a region, and sentences that are given an age in words. */
const APART_ELSEWHERE = new Set(['first.regionName', 'first.results.updated', 'later.notices.stale']);
const wordsIn = (text: string) => (text.match(/[A-Za-z_]{2,}/g) ?? []).filter((word) => !NAMES.has(word));

describe('Chinese', () => {
  it('says what English says, and nothing else', () => {
    expect(
      [...inChinese.keys()].filter((path) => !inEnglish.has(path) && !path.startsWith('later.problem.causes')),
    ).toEqual([]);
    expect([...inEnglish.keys()].filter((path) => !inChinese.has(path))).toEqual([]);
    expect(inChinese.size).toBeGreaterThan(400);
  });

  it('holds no English word that is not a name', () => {
    const left = [...inChinese].flatMap(([path, text]) => {
      const words = wordsIn(text);
      return words.length === 0 ? [] : [`${path}: ${words.join(' ')} in “${text}”`];
    });
    expect(left).toEqual([]);
  });

  it('writes a space between Chinese and Latin letters or digits, but in dates, and full-width signs after Chinese', () => {
    const apart = [...inChinese].filter(
      ([path, text]) =>
        !APART_ELSEWHERE.has(path) &&
        /[\u4e00-\u9fff](?:[A-Za-z0-9]|[,:;?!])|[A-Za-z0-9][\u4e00-\u9fff]/.test(
          text.replaceAll(/“[^”]*”|[0-9]+年[0-9]+月[0-9]+日/g, ''),
        ),
    );
    expect(apart).toEqual([]);
    const words = { first: firstWords(formats), later: laterWords(formats) };
    const sorted = (column: string) => words.first.table.sorted([{ column, descending: true }]);
    expect([sorted('CUDA'), sorted('框架')]).toEqual(['已按 CUDA 降序排序', '已按框架降序排序']);
    expect(words.later.matrix.table('CUDA', '框架')).toBe('按 CUDA 和框架统计的镜像');
    expect(words.later.state.showWithout(3, 'CUDA')).toBe('显示 3 个没有 CUDA 的镜像');
    expect([formats.age(180_000), formats.bytes(1_234)]).toEqual(['3 分钟', '1,234 字节']);
  });

  it('names the driver that an image is to run on in Chinese', () => {
    expect(firstWords(formats).tokens.runs('driver 535.54.03')).toBe('可运行于驱动 535.54.03');
  });

  it('differs from English wherever there is a word', () => {
    const same = [...inChinese].filter(([path, text]) => inEnglish.get(path) === text && wordsIn(text).length > 0);
    expect(same).toEqual([]);
  });
});
