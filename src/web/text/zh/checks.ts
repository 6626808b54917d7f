import type { FINDING_TEXTS } from '../../../contract/checks/finding-text.ts';
import type { Formats } from '../formats.ts';
import type { LaterWords } from '../later-words.ts';

const add = (key: string, value: string) => `为这些镜像添加标签 ${key}，取值如 ${value}。`;

const TEXTS: typeof FINDING_TEXTS = {
  'no-chip': () => ({ what: '缺少芯片类型', fix: add('system.chipType', 'GPU 或 CPU') }),
  'no-framework': () => ({ what: '缺少框架', fix: add('system.framework.NAME', '2.8.0') }),
  'no-python': () => ({ what: '缺少 Python 版本', fix: add('system.pythonVersion', '3.11') }),
  'no-service': () => ({ what: '缺少适用模块', fix: add('system.supported.dsw、dlc 或 eas', 'true') }),
  'gpu-without-cuda': () => ({ what: 'GPU 镜像缺少 CUDA 版本', fix: add('system.dsw.cudaVersion', '12.4') }),
  'tag-cuda': (part, value) => ({
    what: `镜像版本为 ${part}，标签中为 CUDA ${value}`,
    fix: '修正标签 system.dsw.cudaVersion，或修正镜像版本。',
  }),
  'tag-python': (part, value) => ({
    what: `镜像版本为 ${part}，标签中为 Python ${value}`,
    fix: '修正 Python 标签，或修正镜像版本。',
  }),
  'tag-chip': (part, value) => ({
    what: `镜像版本为 ${part}，标签中为 ${value}`,
    fix: '修正标签 system.chipType，或修正镜像版本。',
  }),
  'framework-styles': (old, other) => ({
    what: `两种框架标签不一致：${old}，${other}`,
    fix: '保留正确的标签，删除或修正另一个。',
  }),
  'near-keys': (rarer, other) => ({
    what: `标签键 ${rarer} 与 ${other} 几乎相同`,
    fix: `如果含义相同，将标签键改为 ${other}。`,
  }),
  'near-values': (key, rarer, other) => ({
    what: `${key}：取值 ${rarer} 与 ${other} 几乎相同`,
    fix: `如果含义相同，将取值改为 ${other}。`,
  }),
  'same-uri': (uri) => ({ what: `多个镜像 ID 使用同一个镜像地址：${uri}`, fix: '只保留其中一个镜像。' }),
  'mutable-tag': (tag) => ({
    what: tag === '' ? '未指定镜像版本，默认使用 latest' : `镜像版本 ${tag} 以后可能指向其他镜像`,
    fix: '改用带版本号的镜像版本，或使用摘要（digest）。',
  }),
};

/** Chinese words in the view of checks. */
export function checksWords(formats: Formats): LaterWords['checks'] {
  return {
    title: '检查',
    scroller: '检查结果行',
    total: (count: number, isPartial: boolean) => `${isPartial ? '目前 ' : ''}${formats.number(count)} 个问题`,
    what: '问题',
    images: '镜像',
    fix: '修正方法',
    findings: TEXTS,
    none: '未发现问题',
    noneText: '当前筛选条件下的镜像没有缺少应有的标签，标签之间也没有矛盾。',
    more: (count: number) => `另有 ${formats.number(count)} 个`,
    cut: (shown: number, all: number) =>
      `共 ${formats.number(all)} 个问题，显示前 ${formats.number(shown)} 个。导出的文件包含全部。`,
  };
}
