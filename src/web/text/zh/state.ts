import { KNOWN_PREFIXES } from '../../../contract/runs-on/machine.ts';
import type { Formats } from '../formats.ts';
import type { LaterWords } from '../later-words.ts';
import { between } from '../spacing.ts';

/** Chinese words about lines of images, support, and what images run on. */
export function stateWords({ number }: Formats): LaterWords['state'] {
  const images = (count: number, isPartial: boolean) => `${isPartial ? '目前 ' : ''}${number(count)} 个镜像`;
  return {
    title: '状态',
    onlyNewest: '仅显示各系列的最新镜像',
    hidesNow: (count: number, isPartial: boolean) => `${isPartial ? '目前' : ''}已隐藏 ${images(count, false)}`,
    wouldHide: (count: number, isPartial: boolean) => `${isPartial ? '目前' : ''}将隐藏 ${images(count, false)}`,
    allStates: '显示全部状态',
    fewerStates: '收起状态',
    hints: {
      newest: '框架、芯片类型、适用模块、镜像仓库、CUDA 大版本和 Python 都相同的镜像中最新的一个',
      superseded: '同系列中有更新的镜像',
      'unknown-line': '缺少框架、芯片类型或镜像地址，无法判断',
      supported: 'Python 和操作系统仍有安全更新',
      unsupported: 'Python 或操作系统已不再提供安全更新',
      'unknown-support': '标签中软件的停止维护日期未知',
    },
    marks: { superseded: '已被取代', unsupported: '已停止维护' },
    isNewest: '同系列中最新的镜像',
    noLine: '无法判断所属系列：缺少框架、芯片类型或镜像地址。',
    supersededBy: '已被以下镜像取代：',
    ended: (name: string, day: string) => `${name} 自 ${day} 起不再提供安全更新。`,
    alive: (name: string, day: string) => `${name} 的安全更新提供至 ${day}。`,
    unknownSupport: (labels: string) => `${labels} 的停止维护日期未知。`,
    noSupportLabels: '没有 Python 或操作系统标签，维护状态未知。',
    cited: (source: string, origin: string) => `${source}（引自 ${origin}）`,
    source: (name: string) => `来源：${name}`,
    datesAsOf: (day: string) => `维护日期更新于 ${day}。`,
    oldDates: (day: string) => `维护日期更新于 ${day}，已超过一年，可能有变动。`,
    noFitLabels: (key: string) => `没有标签 ${key}，无法判断运行环境。`,
    chipFits: (type: string, chip: string) => `可运行于 ${type}，其芯片类型为 ${chip}。`,
    chipMisfits: (own: string, type: string, chip: string) => `适用于 ${own}，而 ${type} 的芯片类型为 ${chip}。`,
    cudaNeeds: (cuda: string, driver: string, installed: string | undefined) =>
      `CUDA ${cuda} 需要 ${driver} 或更高版本的驱动${installed === undefined ? '' : `，当前为 ${installed}`}。`,
    cudaUnjudged: (cuda: string) => `CUDA ${cuda} 所需的驱动版本未知。`,
    unjudged: (count: number, isPartial: boolean) => `${images(count, isPartial)}无法判断，未列出。`,
    showWithout: (count: number, name: string) => `显示 ${number(count)} 个没有${between(name)}的镜像`,
    showUnknown: (count: number, name: string) => `显示 ${number(count)} 个${between(name)}不在对照表中的镜像`,
    bestMatch: '最佳匹配',
    why: '原因',
    bestMatchOf: (name: string) => `最佳匹配：${name}`,
    copyBest: '复制最佳匹配的地址',
    newestOf: (count: number) => `${number(count)} 个镜像中最新`,
    newestOfLine: '同系列中最新',
    supportedUntil: (day: string) => `维护至 ${day}`,
    outSince: (name: string, day: string) => `${name} 自 ${day} 起停止维护`,
    inRegion: (region: string) => `位于 ${region}`,
    runnerUp: '其次：',
    runnerUpOf: (name: string) => `其次：${name}`,
    tag: '镜像版本',
    olderVersion: (what: string, other: string, own: string) => `${what} 为 ${other}，不是 ${own}`,
    lacks: (what: string) => `没有 ${what}`,
    olderTime: '创建时间较早',
    otherId: '仅镜像 ID 不同',
    runsOn: '运行环境',
    anyMachine: '任意环境',
    driver: '驱动',
    driverNote: '按镜像的 CUDA 版本判断',
    family: (chip: string) => `${chip} 实例`,
    unknownMachine: (text: string) =>
      `无法识别“${text}”。请输入以 ${KNOWN_PREFIXES.join('、')} 开头的实例规格，或驱动版本，例如 535.54.03。`,
  };
}
