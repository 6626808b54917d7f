import type { Formats } from '../formats.ts';
import type { LaterWords } from '../later-words.ts';
import { between } from '../spacing.ts';

/** The words of the images view in Chinese. */
export function imageWords(formats: Formats): LaterWords['images'] {
  const { number } = formats;
  return {
    title: '镜像',
    scroller: '镜像行',
    columns: '列',
    columnsHead: '显示的列',
    columnNames: {
      Name: '名称',
      Framework: '框架',
      ChipType: '芯片',
      CUDA: 'CUDA',
      Python: 'Python',
      Services: '适用模块',
      State: '状态',
      GmtCreateTime: '创建时间',
      Size: '大小',
      WorkspaceId: '工作空间',
      Regions: '地域',
      Labels: '标签',
    },
    emptyHidden: (column: string) => `${column}：空列，已隐藏`,
    emptyColumns: (columns: readonly string[]) => `已隐藏空列：${columns.join('、')}`,
    sort: {
      name: '排序',
      none: '默认顺序',
      newest: (framework: string) => `${framework} 版本从新到旧`,
      newestOf: {
        Framework: '框架版本从新到旧',
        CUDA: 'CUDA 版本从新到旧',
        Python: 'Python 版本从新到旧',
        GmtCreateTime: '创建时间从新到旧',
      },
      levels: (levels: readonly { readonly name: string; readonly descending: boolean }[]) =>
        levels.map(({ name, descending }) => `${between(name).trimStart()}${descending ? '降序' : '升序'}`).join('；'),
    },
    ticked: {
      name: '已勾选的镜像',
      select: (name: string) => `选择 ${name}`,
      full: (max: number) => `最多勾选 ${number(max)} 个镜像`,
      count: (count: number) => `已勾选 ${number(count)} 个`,
      outside: (count: number) => `（${number(count)} 个不在当前列表中）`,
      compare: (count: number) => `对比 ${number(count)} 个镜像`,
      copyUris: '复制镜像地址',
      clear: '取消勾选',
    },
    moreLabels: (count: number, name: string) => `${name} 的另外 ${number(count)} 个标签`,
    chooseWorkspace: (id: string) => `仅显示工作空间 ${id}`,
    everyRegion: '全部地域',
    regionAndMore: (first: string, more: number) => `${first} +${number(more)}`,
    copyUri: (name: string) => `复制 ${name} 的镜像地址`,
    uriRegion: '复制地址所用的地域',
    copiedFor: (region: string) => `已复制 ${region} 的地址`,
    uriRegionKept: '保存在此浏览器中。优先使用列表所选的地域。',
    noMatch: (filters: number) => `没有镜像满足这 ${number(filters)} 个条件`,
    noMatchText: (filters: number) =>
      filters === 1
        ? '当前范围内没有镜像满足该条件。移除后：'
        : '当前范围内没有镜像同时满足这些条件。可尝试移除其中一个：',
    noneSoFar: '目前加载的镜像中没有同时满足这些条件的。可尝试移除其中一个：',
    noSingleStep: '当前范围内没有镜像满足这些条件，只移除其中一个也没有结果。',
    empty: '暂无镜像',
    emptyScope: (scope: string) => `该范围内没有镜像：${scope}。`,
    /** The size of an image by the unit that it is in, and what a tooltip adds. */
    size: {
      bytes: (size: number) => ({ text: formats.size(size), title: formats.bytes(size) }),
      gigabytes: (size: number) => ({
        text: `${number(size)} GB`,
        title: `PAI 返回 ${number(size)}，未注明单位。按字节计过小；PAI 文档中的单位为 GB。`,
      }),
      unclear: (size: number) => ({
        text: `${number(size)}（单位不明）`,
        title: `PAI 返回 ${number(size)}，未注明单位。`,
      }),
    },
  };
}
