import type { Formats } from '../formats.ts';
import type { LaterWords } from '../later-words.ts';

/** Chinese words about exporting and copying rows. */
export function exportWords({ number }: Formats): LaterWords['export'] {
  const labels = (count: number) => `${number(count)} 个标签`;
  const rows = (count: number) => `${number(count)} 行`;
  return {
    name: '导出',
    xlsx: '下载 Excel',
    csv: '下载 CSV',
    json: '下载 JSON',
    copy: '复制行',
    about: '在电子表格中使用时请选择 Excel：3.10 和 0012 会保留为文本。CSV 和 JSON 供程序使用。',
    guardHint: '可能被当作公式执行的单元格，开头会加上单引号',
    tooManyRows: (max: number) => `一张工作表最多 ${number(max)} 行。请减少行数，或改用 CSV。`,
    cutCells: (count: number, max: number) =>
      `${number(count)} 个单元格被截断到 ${number(max)} 个字符（单元格上限）；JSON 保留全部内容`,
    longCells: (count: number, max: number) => `${number(count)} 个单元格超过电子表格能保留的 ${number(max)} 个字符`,
    notSaved: '文件生成失败。请重新加载页面后重试。',
    nothing: '没有可导出的行',
    soFar: (amount: string) => `目前 ${amount}`,
    amount: {
      labels,
      images: (count: number) => `${number(count)} 个镜像`,
      compare: labels,
      matrix: rows,
      'compared-images': rows,
      checks: rows,
    },
    copied: (count: number) => `已复制 ${rows(count)}`,
    saved: (fileName: string) => `已保存 ${fileName}`,
  };
}
