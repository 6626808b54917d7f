import type { Formats } from '../formats.ts';
import type { LaterWords } from '../later-words.ts';

/** Chinese words about images compared. */
export function candidateWords({ number }: Formats): LaterWords['candidates'] {
  return {
    total: (images: number, differing: number) =>
      `${number(images)} 个镜像${images > 1 ? `，${number(differing)} 处差异` : ''}`,
    found: (shown: number, all: number) => `共 ${number(all)} 行，找到 ${number(shown)} 行`,
    table: '镜像对比',
    scroller: '对比行',
    corner: '标签',
    onlyDifferences: '仅显示不同项',
    add: '添加镜像',
    full: (max: number) => `最多对比 ${number(max)} 个镜像`,
    noImageFits: '当前范围内没有该名称的镜像。也可以输入 ID 或镜像地址。',
    isCompared: '该镜像已在对比中',
    remove: (name: string) => `从对比中移除 ${name}`,
    copyFootUri: (name: string) => `复制 ${name} 的镜像地址`,
    copyUri: '复制地址',
    uri: '镜像地址',
    noUri: '未知',
    differs: '不同',
    none: '无',
    loading: '正在加载…',
    gone: '镜像不存在',
    goneIn: (region: string) => `${region} 中没有该镜像`,
    goneHint: '镜像可能已删除，或位于其他地域或工作空间。',
    failed: '加载失败',
    failedIntro: (id: string) => `镜像 ${id} 加载失败。`,
    noDifference: '这些镜像没有差异',
    showAll: '显示全部行',
    oneName: '还需要一个镜像',
    one: (id: string) => `ids：只有一个镜像（${id}），无法对比。请再添加一到三个。`,
    emptyTitle: '请选择两到四个镜像',
    emptyText: '在镜像视图中勾选后点击“对比”，或在这里按名称、ID 或镜像地址添加。',
    toImages: '转到镜像视图',
    regions: '地域',
    workspace: '工作空间',
    created: '创建时间',
    size: '大小',
  };
}
