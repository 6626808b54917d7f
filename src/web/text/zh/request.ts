import type { Formats } from '../formats.ts';
import type { LaterWords } from '../later-words.ts';

/** Chinese words about the requests behind the rows. */
export function requestWords({ number }: Formats): LaterWords['request'] {
  return {
    name: '请求',
    intro: (count: number) =>
      count === 1
        ? '屏幕上的行来自以下请求。'
        : `同一个键的多个值表示满足其一，因此屏幕上的行由 ${number(count)} 个请求合并而成。`,
    introImages: '镜像随标签一并返回，筛选条件由本页面应用于已加载的全部镜像。',
    counts: (count: number) => `镜像数来自 ${number(count)} 个请求`,
    more: (count: number) => `以及另外 ${number(count)} 个同类请求`,
    copy: '复制请求行',
    code: '发出相同请求的代码',
    kinds: { lines: '请求行', curl: 'curl', cli: 'aliyun CLI', python: 'Python', typescript: 'TypeScript' },
    copyCode: (kind: string) => `复制 ${kind} 代码`,
    toServer: '与本页面一样，向本服务器发出请求。',
    toPai: '使用您自己的凭证直接向 PAI 发出请求。',
    setToken: '请将 PAI_ACCESS_TOKEN 设为本服务器的访问令牌。',
    inPages: '镜像每页返回 100 个：请逐次增加页码，直到全部返回。',
    noCommand: '某个值包含命令行可能误解的字符。请使用 Python 或 TypeScript。',
    close: '关闭',
    none: '暂无已返回的请求。',
  };
}
