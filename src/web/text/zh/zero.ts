import type { Formats } from '../formats.ts';
import type { LaterWords } from '../later-words.ts';

/** Chinese words for a view without matches. */
export function zeroWords({ number }: Formats): LaterWords['zero'] {
  return {
    noMatch: (filters: number) => `没有标签满足这 ${number(filters)} 个条件`,
    noMatchText: (filters: number) =>
      filters === 1
        ? '当前范围内没有标签满足该条件。移除后：'
        : '当前范围内没有标签同时满足这些条件。可尝试移除其中一个：',
    remove: (condition: string) => `移除 ${condition}`,
    gives: (count: number) => `${number(count)} 个标签`,
    counting: '正在统计…',
    notCounted: '未统计',
    noSingleStep: '当前范围内没有标签满足这些条件，只移除其中一个也没有结果。',
    keep: (parts: readonly string[], more: number, gives: string) =>
      `保留 ${[...parts, ...(more > 0 ? [`另外 ${number(more)} 个条件`] : [])].join('、')}：${gives}`,
    keepNone: (gives: string) => `移除全部条件：${gives}`,
    didYouMean: (value: string) => `您是否要找 ${value}？`,
    empty: '暂无镜像标签',
    emptyScope: (scope: string) => `该范围内没有带标签的镜像：${scope}。`,
    noKey: (key: string) => `这些镜像都没有标签键 ${key}。`,
    showAllKeys: '显示全部键',
    wholeScope: '整个目录',
    tooMany: (combinations: number, allowed: number) =>
      `这些“满足其一”的条件需要 ${number(combinations)} 个请求，最多发送 ${number(allowed)} 个。请移除某个键的一些值。`,
    tooManyImages: '在镜像视图中查看，没有此限制',
    showAll: '显示全部地域和工作空间',
  };
}
