import { STATE_WORDS } from '../../../contract/life-cycle/states.ts';
import { KNOWN_PREFIXES } from '../../../contract/runs-on/machine.ts';
import type { LaterWords } from '../later-words.ts';

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
