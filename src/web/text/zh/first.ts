import type { Formats } from '../formats.ts';
import { between, spaced } from '../spacing.ts';
import type { Words } from '../words.tsx';
import { messageWords } from './messages.ts';
import { REGION_NAMES } from './regions.ts';

/** The texts for the words of `state=`. */
const STATES: Readonly<Record<string, string>> = {
  newest: '同系列最新',
  superseded: '已被取代',
  'unknown-line': '系列未知',
  supported: '维护中',
  unsupported: '已停止维护',
  'unknown-support': '维护状态未知',
};

/** Chinese words of the first screen. Accessible names in it are listed in src/contract/README.md, section 6. */
export function firstWords(formats: Formats): Words {
  const { number } = formats;
  const labels = (count: number) => `${number(count)} 个标签`;
  const requests = (count: number) => `${number(count)} 个请求`;
  const images = (count: number) => `${number(count)} 个镜像`;
  /** The number of rows shown and in total, whether more may load, and the count of the service if it differs. */
  const totalOf =
    (count: (value: number) => string) =>
    (shown: number, all: number, reported?: number, isPartial = false) =>
      `${isPartial ? '目前 ' : ''}${shown === all ? count(all) : `${count(all)}中的 ${number(shown)} 个`}${
        reported === undefined ? '' : `（服务端总数 ${number(reported)}）`
      }`;
  return {
    formats,
    signs: { list: '、', comma: '，', colon: '：' },
    product: 'PAI 镜像标签',
    views: { navigation: '视图', labels: '标签', images: '镜像', matrix: '矩阵', compare: '对比', checks: '检查' },
    skip: { name: '跳转', toFilters: '跳到筛选', toResults: '跳到结果' },
    source: {
      embedded: '内置目录',
      embeddedShort: '内置',
      liveShort: '在线',
      embeddedHint: (count: number) => `本服务器的目录中有 ${images(count)}`,
      live: (host: string) => `在线 · ${host}`,
      liveHint: '数据来自该 PAI 接入点，由本服务器转发',
    },
    regionName: (region) => REGION_NAMES[region.id] ?? region.id,

    tokens: {
      anyVersion: (name: string) => `${name} 任意版本`,
      anyValue: (name: string) => `${name} 任意值`,
      from: (name: string, version: string) => `${name} ${version} 及以上`,
      to: (name: string, version: string) => `${name} ${version} 及以下`,
      between: (name: string, from: string, to: string) => `${name} ${from} 至 ${to}`,
      within: (name: string, version: string) => `${name} ${version}.x`,
      none: (name: string) => `无${spaced(name)}`,
      not: (text: string) => `非${spaced(text)}`,
      runs: (machine: string) => `可运行于${spaced(machine.replace(/^driver/, '驱动'))}`,
      state: (word: string) => STATES[word] ?? word,
    },
    filters: {
      name: '筛选',
      toggle: (count: number) => (count === 0 ? '筛选' : `筛选 (${number(count)})`),
      close: '完成',
      region: '地域',
      allRegions: '全部地域',
      regionClosed: (name: string) => `${name}，已关停`,
      regionUnlisted: '不在地域列表中',
      unknownRegion: (text: string) => `“${text}”不是地域 ID。请从列表中选择，如 cn-hangzhou。`,
      workspace: '工作空间',
      allWorkspaces: '全部工作空间',
      noWorkspace: '官方镜像和社区镜像',
      workspaceDigits: (text: string) => `“${text}”不是工作空间 ID。ID 由 1 到 20 位数字组成。`,
      workspacesFailed: '工作空间列表加载失败，可直接输入 ID。',
      more: '更多筛选',
      imageId: '镜像 ID',
      labelKeys: '标签键',
      labelKeysHint: '全部键',
      chosenKeys: (count: number) => `${number(count)} 个键`,
      badLabelKey: '键中不能包含“,”或“=”。',
      shownKeys: '显示的键',
      stopShowing: (key: string) => `不再显示 ${key}`,
      labelFilter: '标签筛选',
      labelFilterHint: '筛选：pytorch gpu、cuda 12、key=value',
      labelFilterHelp: '输入关键词（如 pytorch gpu）或 key=value。回车键采用第一条建议，左方向键或退格键选中已有条件。',
      active: '已选条件',
      or: '或',
      anyValue: '任意值',
      remove: (condition: string) => `移除条件 ${condition}`,
      edit: (text: string) => `修改条件 ${text}`,
      showMore: (count: number) => `显示另外 ${number(count)} 个条件`,
      showFewer: '收起',
      asText: '以文本方式编辑筛选条件',
      clear: '清除筛选',
      clearInput: (name: string) => `清空：${name}`,
      showList: (name: string) => `展开列表：${name}`,
      keysHeading: '键',
      added: (count: number) => `已添加 ${number(count)} 个条件`,
      noSuggestions: '没有建议。可按 key=value 格式输入任意条件。',
      noneKnown: '列表中没有匹配项。',
    },

    facets: {
      name: '筛选项',
      toggle: '筛选项',
      /** By the words of `none=` in the address. */
      names: {
        chip: '芯片类型',
        framework: '框架',
        cuda: 'CUDA',
        python: 'Python',
        supported: '适用模块',
      },
    },

    /** Words for counts of images. Counts that may still grow are marked as such. */
    images: {
      count: (count: number, isPartial: boolean) => (isPartial ? `目前 ${images(count)}` : images(count)),
      show: (count: number, isPartial: boolean) => `查看${isPartial ? '目前的' : ''} ${images(count)}`,
      short: (count: number, isPartial: boolean) => `${number(count)}${isPartial ? '+' : ''}`,
      countWith: (count: number, condition: string) => `${images(count)}带有 ${condition}`,
      notExact: '筛选条件无法精确表示这些镜像：同一个键的两个值表示满足其一',
      notCounted: '未统计镜像数',
      notCountedText: '标签完整，但未能统计镜像数。',
      progressName: '已加载的镜像',
      progress: (loaded: number, all: number) => `已加载 ${number(loaded)} / ${images(all)}`,
      counted: (counted: number, arrived: number) => `已加载 ${images(arrived)}，服务端总数 ${number(counted)}`,
      cut: (arrived: number) => `已加载 ${images(arrived)}，达到上限。请缩小范围。`,
      stop: '取消',
      goOn: '全部加载',
    },

    table: {
      name: '镜像标签',
      scroller: '标签行',
      key: '键',
      value: '值',
      images: '镜像数',
      actions: '操作',
      sortHint: '点击排序；按住 Shift 点击可按多列排序',
      sorted: (levels: readonly { readonly column: string; readonly descending: boolean }[]) =>
        levels.length === 0
          ? '未排序'
          : `已按${levels.map((level) => `${between(level.column)}${level.descending ? '降序' : '升序'}`).join('、')}排序`,
      /** The text below a key. Without images only the values are known. */
      group: (values: number, having: number | undefined, notSet: number, isPartial: boolean) =>
        (having !== undefined && isPartial ? '目前 ' : '') +
        [
          `${number(values)} 个值`,
          ...(having === undefined ? [] : [images(having), `${number(notSet)} 个未设置`]),
        ].join('，'),
      search: '搜索行',
      findHint: '浏览器仅查找可见行。',
      findAll: '搜索全部行',
      filterBy: (condition: string) => `按 ${condition} 筛选`,
      isFilter: '该条件已在筛选中',
      filterIssue: {
        key: '不能用作筛选条件：键为空，或包含“,”或“=”。',
        any: '不能用作筛选条件：“*”表示任意值。',
        comma: '不能用作筛选条件：值会在其中的逗号处被截断。',
        'too-long': '不能用作筛选条件：值太长，无法放入请求。',
      },
      details: (text: string) => `${text} 的详情`,
      copyRow: (condition: string) => `复制 ${condition}`,
      copied: '已复制',
      copyFailed: '浏览器不允许复制',
      empty: '空值',
      blankKey: (codes: string) => `（空白键${codes && ` ${codes}`}）`,
    },
    categories: {
      framework: '框架',
      chip: '芯片类型',
      python: 'Python',
      cuda: 'CUDA',
      service: '适用模块',
      system: '系统',
      custom: '自定义',
    },
    keyNames: {
      'system.chipType': '芯片类型',
      'system.framework': '框架',
      'system.pythonVersion': 'Python',
      'system.language.Python': 'Python',
      'system.dsw.cudaVersion': 'CUDA',
      'system.dsw.os': '操作系统',
      'system.dsw.osVersion': '操作系统版本',
      'system.official': '官方镜像',
      'system.origin': '来源',
      'system.source': '制作来源',
      'system.imageUri': '镜像地址',
      'system.eas.default.port': 'EAS 端口',
      'system.eas.default.script': 'EAS 启动命令',
      'system.eas.deploy.latest': 'EAS 最新版本',
      'system.dsw.fromImageId': '来源镜像',
      'system.dsw.fromInstanceId': '来源实例',
      'system.dsw.id': 'DSW ID',
      'system.dsw.resourceType': 'DSW 资源类型',
      'system.dsw.rootImageId': '根镜像',
      'system.dsw.stage': 'DSW 阶段',
      'system.dsw.tag': 'DSW 标记',
      'system.dsw.type': 'DSW 类型',
    },

    results: {
      title: '标签',
      total: totalOf(labels),
      totalImages: totalOf(images),
      copyLink: '复制链接',
      linkCopied: '链接已复制',
      export: '导出',
      more: '更多',
      refresh: '刷新',
      updatedNow: '刚刚更新',
      updated: (age: string) => `${age}前更新`,
      updating: '正在更新…',
      request: '请求',
      loading: '正在加载标签',
      returned: (returned: number, counted: number | undefined) =>
        counted === undefined ? `返回 ${number(returned)} 条` : `返回 ${number(returned)} 条，共 ${number(counted)} 条`,
      milliseconds: (value: number) => `${number(Math.max(1, Math.round(value)))} 毫秒`,
      requests,
      requestId: 'RequestId',
    },

    ...messageWords(formats),
  };
}
