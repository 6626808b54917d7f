import type { Formats } from '../formats.ts';
import type { LaterWords } from '../later-words.ts';
import { spaced } from '../spacing.ts';

/** Chinese words in the facets. */
export function facetWords({ number }: Formats): LaterWords['facets'] {
  return {
    search: '查找值',
    join: '同时勾选多个框架时',
    all: '全部',
    allHint: '同一个镜像包含所有勾选的框架',
    any: '任一',
    anyHint: '包含任意一个勾选的框架',
    anyVersion: (framework: string) => `${framework}，任意版本`,
    showVersions: (framework: string) => `展开 ${framework} 的版本`,
    showMajor: (major: string, facet: string) => `展开 ${facet} 的 ${major}.x`,
    major: (major: string) => `${major}.x`,
    notSet: (facet: string) => `未设置${spaced(facet)}`,
    notSetShort: '未设置',
    joins: (count: number) =>
      `没有镜像同时包含它和已勾选的框架。勾选后改为满足其一即可，增加 ${number(count)} 个镜像。`,
    more: (count: number) => `还有 ${number(count)} 个`,
    moreFor: (value: string) => `${value} 的更多操作`,
    team: '团队标签',
    others: '更多标签',
    empty: '没有可选的值',
    nothingFound: '没有匹配项。',
    failed: '部分值加载失败，列出的可能不是最新的。',
    emptyValue: '空值',
    excluded: '已排除',
    onlyThis: '仅此项',
    allButThis: '除此项以外',
    exclude: '排除',
    include: '取消排除',
    andLater: '此版本及以上',
    andEarlier: '此版本及以下',
    cut: (shown: number, all: number) => `共 ${number(all)} 个值，显示前 ${number(shown)} 个`,
    cutKeys: (shown: number, all: number) => `共 ${number(all)} 个键，显示前 ${number(shown)} 个；可搜索其他键`,
    cannotAsk: '该值不能用作筛选条件',
  };
}
