import type { Formats } from '../formats.ts';
import type { LaterWords } from '../later-words.ts';
import { between, spaced } from '../spacing.ts';

/** The words of the matrix in Chinese. */
export function matrixWords({ number }: Formats): LaterWords['matrix'] {
  return {
    title: '矩阵',
    table: (rows: string, columns: string) => `按${between(rows)}和${between(columns)}统计的镜像`,
    scroller: '矩阵单元格',
    rows: '行',
    columns: '列',
    keyHelp: '选择或输入标签键',
    framework: '框架',
    swap: '互换',
    swapHint: '互换行和列',
    order: '排序',
    byVersion: '版本',
    byCount: '镜像数',
    hideEmpty: '隐藏空行空列',
    hidden: (rows: number, columns: number) => {
      const parts = [rows > 0 && `${number(rows)} 行`, columns > 0 && `${number(columns)} 列`].filter(
        (part) => part !== false,
      );
      return parts.length === 0 ? '没有隐藏的行或列' : `已隐藏 ${parts.join('和 ')}`;
    },
    hiddenHint: '所有单元格都没有镜像的行和列（“未设置”除外）',
    versions: '展开版本',
    inSentence: (name: string) => name,
    total: '合计',
    with: (count: string, names: readonly string[]) => `${count}：${names.join('，')}`,
    noVersion: '无版本',
    no: (key: string) => `无${spaced(key)}`,
    notSet: '未设置',
    major: (major: string) => `${major}.x`,
    underFilter: (filter: string) => (filter === '' ? '没有筛选条件。' : `筛选条件：${filter}。`),
    distinct: '合计中每个镜像只计一次，包括缺少另一个键的镜像，因此各单元格之和可能大于或小于合计。',
    legend: { fewer: '较少', more: '较多' },
    cutRows: (shown: number, all: number) =>
      `共 ${number(all)} 行，显示前 ${number(shown)} 行；隐藏空行或缩小筛选范围可看到其余的行。`,
    cutColumns: (shown: number, all: number) =>
      `共 ${number(all)} 列，显示前 ${number(shown)} 列；隐藏空列或缩小筛选范围可看到其余的列。`,
    noneMatch: '没有满足筛选条件的镜像',
    noneMatchSoFar: '目前加载的镜像中没有满足筛选条件的',
    noneMatchText: '可尝试移除其中一个：',
    noSingleStep: '只移除其中一个也没有结果。',
    noKey: (key: string) => `没有镜像带有键为 ${key} 的标签`,
    noKeyText: '请为行或列选择其他键。',
    emptyTitle: '暂无镜像',
    emptyScope: (scope: string) => `该范围内没有镜像：${scope}。`,
  };
}
