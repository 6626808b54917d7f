import type { LaterWords } from '../later-words.ts';

/** Chinese words for a path that is not a view. */
export function notFoundWords(): LaterWords['notFound'] {
  return {
    title: '页面不存在',
    text: (path: string) => `${path} 没有对应的页面。`,
    meant: '您是否要找',
    show: {
      labels: '转到标签视图',
      images: '转到镜像视图',
      matrix: '转到矩阵视图',
      compare: '转到对比视图',
      checks: '转到检查视图',
    },
    back: '返回',
  };
}
