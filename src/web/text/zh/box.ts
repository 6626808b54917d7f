import type { Formats } from '../formats.ts';
import type { LaterWords } from '../later-words.ts';

/** Chinese words in the list of the filter box, and in its parts that open. */
export function boxWords(formats: Formats): LaterWords['box'] {
  return {
    groups: {
      values: '值',
      keys: '键',
      ranges: '范围',
      regions: '地域',
      images: '镜像',
      search: '搜索',
      examples: '示例',
      meant: '您是不是要找',
    },
    examples: {
      newestPyTorch: '适用于 DSW 的最新 PyTorch',
      serving: 'vLLM 或 SGLang',
      noChip: '没有芯片类型的镜像',
    },
    newest: (what: string) => `最新的 ${what}`,
    hideExamples: '隐藏这些示例',
    valuesOf: (key: string) => `${key} 的值`,
    count: (count: number, isPartial: boolean) => `${formats.number(count)}${isPartial ? '+' : ''}`,
    searchNames: (text: string) => `在名称中搜索“${text}”`,
    openImage: (id: string) => `打开 ${id}`,
    region: (name: string) => `地域 ${name}`,
    asTyped: '按输入内容',
    alternative: '任一框架即可',
    noMatch: (text: string) => `没有与“${text}”匹配的内容。条件的格式为 key=value，key=* 表示任意值。`,
    tooMany: (count: number, most: number) => `共有 ${count} 个条件，筛选最多支持 ${most} 个。`,
    values: (name: string) => `${name} 的值`,
    anyVersion: '任意版本',
    noValues: '没有可选的值。',
    textMode: {
      name: '以文本方式编辑筛选条件',
      hint: '每行一个条件：key=value，key=* 表示任意值，key!=value、!key、key>=2.6、key<=12.4。键或值中含有逗号、引号或换行时，请用引号括起来。',
      apply: '应用',
      cancel: '取消',
    },
  };
}
