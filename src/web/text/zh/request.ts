import type { Formats } from '../formats.ts';
import type { LaterWords } from '../later-words.ts';

/** What is said in Chinese about the requests behind the rows. */
export function requestWords({ number }: Formats): LaterWords['request'] {
  return {
    name: '请求',
    intro: (count: number) =>
      count === 1
        ? '屏幕上的行来自以下请求。'
        : `同一个键的多个值表示满足其一，因此屏幕上的行由 ${number(count)} 个请求合并而成。`,
    introImages: '镜像返回时带有标签。筛选条件由本页面应用于已加载的全部镜像。',
    counts: (count: number) => `镜像数来自 ${number(count)} 个请求`,
    more: (count: number) => `以及另外 ${number(count)} 个同类请求`,
    copy: '复制请求行',
    close: '关闭',
    none: '还没有得到返回的请求。',
  };
}
