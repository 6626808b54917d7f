import { STATE_WORDS } from '../../../contract/life-cycle/states.ts';
import { KNOWN_PREFIXES } from '../../../contract/runs-on/machine.ts';
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
    tooMany: (count: number, max: number) => `共有 ${count} 个条件，筛选最多支持 ${max} 个。`,
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

/** Chinese words about the fields of the panel that open on demand. */
export function panelWords(): LaterWords['panel'] {
  return {
    imageIdHint: 'image-…',
    workspacesRefused: '未列出工作空间',
    chosenImage: '已选镜像',
  };
}

/** Why a typed or pasted text is no filter, in Chinese. */
export function filterErrorWords(): LaterWords['filterErrors'] {
  return {
    'no-equals': (text: string) => `“${text}”中没有“=”。条件的格式为 key=value，key=* 表示任意值。`,
    'empty-piece': () => '有空的条件。条件的格式为 key=value，用逗号分隔。',
    'empty-key': (text: string) => `“${text}”的“=”前没有键。`,
    operator: (text: string) =>
      `无法识别“${text}”。请写成 key=value、key!=value、key>=2.6 或 key<=12.4；key=* 表示任意值，!key 表示没有该键。`,
    wildcard: (text: string) => `“${text}”的值中含有“*”。只支持 key=*，表示任意值。请从列表或筛选项中选择具体的值。`,
    'no-version': (text: string) =>
      `“${text}”不是范围。请填写版本号，以数字开头，不含隐藏字符；框架写作 system.framework.NAME。`,
    mixed: (text: string) => `“${text}”用“或”连接了范围或排除条件。请用逗号分隔。`,
    or: (text: string) =>
      `“${text}”用“或”连接了不同的键。不同的键必须同时满足；同一个键的多个值表示满足其一：key=a,key=b。`,
    'second-bound': (text: string) => `“${text}”重复设置了该键的版本范围。一个键只能有一个最低版本和一个最高版本。`,
    facet: (text: string) =>
      `无法识别“${text}”。none= 可以写 chip、framework、cuda、python 或 supported，或写 any=framework；如果这是键名，请加引号。`,
    state: (text: string) => `“${text}”不是状态。state= 可以写 ${STATE_WORDS.join('、')}。`,
    runs: (text: string) =>
      `无法识别“${text}”。runs= 可以写以 ${KNOWN_PREFIXES.join('、')} 开头的实例规格，或 driver:535.54.03。`,
    'too-many': (text: string) => `“${text}”超出了 100 个筛选条件的上限。`,
    nothing: () => '这段文本中没有筛选条件。请粘贴 key=value、本页面的链接，或带有 --labels 的命令。',
  };
}
