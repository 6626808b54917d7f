import type { Formats } from '../formats.ts';
import type { LaterWords } from '../later-words.ts';
import { spaced } from '../spacing.ts';

/** Chinese words in the drawers about one image and one label. */
export function detailWords(formats: Formats): LaterWords['detail'] {
  const { number } = formats;
  const images = (count: number) => `${number(count)} 个镜像`;
  const soFar = (isPartial: boolean) => (isPartial ? '目前' : '');
  const age = (milliseconds: number) => (milliseconds < 60_000 ? '不到 1 分钟前' : `${formats.age(milliseconds)}前`);
  return {
    close: '关闭详情',
    keysHint: '上下方向键：切换到其他行',
    emptyValue: '空值',
    loading: '正在加载…',
    age,

    image: {
      gone: (milliseconds: number) => `该镜像已不存在，以下为${spaced(age(milliseconds))}的列表内容。`,
      leftOut: '该镜像不满足当前筛选条件，未列出。',
      goneName: '镜像已不存在',
      unknownTitle: '镜像不存在',
      unknown: (id: string) => `PAI 中没有 ID 为 ${id} 的镜像。`,
      unknownTitleIn: (region: string) => `地域 ${region} 中没有该镜像`,
      unknownIn: (id: string, region: string) => `地域 ${region} 中没有 ID 为 ${id} 的镜像，可能在其他地域。`,
      allRegions: '在全部地域中查找',
      backToList: '返回列表',
      failedName: '详情加载失败',
      failed: '无法获取该镜像的当前状态。',
      failedKept: '无法获取该镜像的当前状态，以下为列表中的内容。',
    },

    address: {
      title: '镜像地址',
      copy: '复制镜像地址',
      unknown: '该镜像的地址未知。',
      everyRegion: '该镜像在各地域的地址不同。',
      choose: '选择地域',
      vpc: '该地址只能从其所在地域的 VPC 内访问。',
      copyOther: { vpc: '复制 VPC 地址', public: '复制公网地址' },
      otherByHost: '按域名规则推出，镜像仓库未必已开通。',
    },

    facts: {
      title: '基本信息',
      names: {
        framework: '框架',
        chip: '芯片类型',
        cuda: 'CUDA',
        python: 'Python',
        os: '操作系统',
        service: '适用模块',
      },
      onlyRegion: (id: string) => `仅显示地域 ${id}`,
      id: '镜像 ID',
      copyId: '复制镜像 ID',
      created: '创建时间',
      modified: '修改时间',
      size: '大小',
      workspace: '工作空间',
      onlyWorkspace: (id: string) => `仅显示工作空间 ${id}`,
      visibility: '可见范围',
      visibilities: { PUBLIC: '公开', PRIVATE: '私有' },
      description: '描述',
      regions: '可用地域',
      unlistedRegions: (ids: string) => `${ids}：不在地域列表中`,
      everyRegion: '全部地域（据目前所知）',
      supportedBy: '适用模块',
      services: {
        DLC: '分布式训练',
        DSW: '交互式建模',
        EAS: '模型在线服务',
      },
      noService: '没有标签注明适用模块。',
    },

    labels: {
      title: (count: number) => `标签 (${number(count)})`,
      derivedNote: '以下键的值由镜像名称推断得出，并非从 PAI 读取：',
      derived: (all: boolean) => (all ? '由名称推断' : '部分由名称推断'),
      how: '如何推断？',
      basis: (text: string) => `：${text}`,
      originFailed: '标签来源加载失败，这些标签可能由镜像名称推断得出。',
    },

    origin: {
      title: '来源',
      evidence: {
        A: '来自公开的 Notebook 或文档中的 PAI API 返回结果。',
        B: '来自 PAI 的产品文档或 SDK 文档。',
        C: '来自 PAI 团队的镜像仓库或代码仓库。',
        D: '来自 PAI 团队用于持续集成的镜像。',
      },
      idSeen: (id: string) => `PAI 为该镜像分配的 ID 为 ${id}。`,
    },

    snippets: {
      noCommand: '该镜像地址包含非法字符，命令行可能误解。',
      title: '使用该镜像',
      choose: '代码片段类型',
      names: {
        python: 'Python',
        dlc: 'DLC',
        docker: 'docker',
        eas: 'EAS',
        dsw: 'DSW',
        cli: 'CLI',
        markdown: 'Markdown',
      },
      copy: {
        python: '复制 Python SDK 代码片段',
        dlc: '复制 DLC 任务代码片段',
        docker: '复制 docker 命令',
        eas: '复制 EAS 服务 JSON',
        dsw: '复制 DSW 命令',
        cli: '复制 CLI 命令',
        markdown: '复制 Markdown',
      },
      unknown: '没有代码片段：该镜像的地址未知。',
      needsRegion: '请先选择地域，以查看代码片段。',
      fillIn: '请替换尖括号 <> 中的值。',
    },

    similar: {
      title: '查找相似镜像',
      framework: (name: string) => `${name}，任意版本`,
      chipAndCuda: '芯片类型和 CUDA 相同',
      compareWith: (name: string) => `与 ${name} 对比`,
    },

    label: {
      filter: '按该标签筛选',
      copy: (condition: string) => `复制 ${condition}`,
      copyShort: '复制',
      showImages: '查看镜像',
      images: '带有该标签的镜像',
      underFilter: (count: number, isPartial: boolean) => `当前筛选条件下${soFar(isPartial)}有 ${images(count)}`,
      inScope: (count: number, isPartial: boolean) => `当前范围内${soFar(isPartial)}有 ${images(count)}`,
      first: (shown: number, all: number) => `共 ${number(all)} 个，按名称显示前 ${number(shown)} 个`,
      noneUnderFilter: '当前筛选条件下没有镜像带有该标签。',
      loadingImages: '镜像仍在加载。',
      notLoaded: '镜像加载失败，无法统计与该标签同时出现的标签。',
      companions: '常同时出现的标签',
      companionsText: '当前筛选条件下带有该标签的镜像中，各标签对应的镜像数。',
      noCompanions: '带有该标签的镜像没有其他标签。',
      share: (condition: string, count: number, all: number) =>
        `按这两个标签筛选：${condition}，${images(all)}中的 ${number(count)} 个`,
      grid: (framework: string) => `${framework} 版本与 CUDA`,
      gridVersion: '版本',
      gridCell: (count: number, version: string, cuda: string) => `${images(count)}：${version}，CUDA ${cuda}`,
      noVersion: '无版本',
      cutVersions: (shown: number, all: number) => `共 ${number(all)} 个版本，仅列出最新的 ${number(shown)} 个。`,
      cutCudas: (shown: number, all: number) => `共 ${number(all)} 个 CUDA 版本，仅列出最新的 ${number(shown)} 个。`,
      noGrid: '带有该标签的镜像都没有 CUDA 版本。',
      withoutCuda: (count: number) => `有 ${images(count)}没有 CUDA 版本，未列入表中。`,
    },

    /** The meaning of the keys of PAI, by key. */
    meanings: {
      'system.chipType': '镜像适用的芯片类型。',
      'system.framework': '镜像中的框架，值中同时包含名称和版本（旧写法）。',
      'system.pythonVersion': '镜像中的 Python 版本。',
      'system.language.Python': '镜像中的 Python 版本（新写法）。',
      'system.dsw.cudaVersion': '镜像中的 CUDA 版本。',
      'system.dsw.os': '镜像的操作系统。',
      'system.dsw.osVersion': '操作系统的版本。',
      'system.official': '是否为 PAI 官方镜像。',
      'system.origin': '镜像的来源：由 PAI 构建，或来自社区。',
      'system.source': '镜像的制作来源。',
      'system.imageUri': '以标签形式记录的镜像地址。',
      'system.eas.default.port': 'EAS 服务默认监听的端口。',
      'system.eas.default.script': 'EAS 服务默认执行的启动命令。',
      'system.eas.deploy.latest': '是否为 EAS 同类镜像中的最新镜像。',
      'system.dsw.fromImageId': '保存该镜像的 DSW 实例所使用的镜像。',
      'system.dsw.fromInstanceId': '保存该镜像的 DSW 实例。',
      'system.dsw.rootImageId': '该镜像经多次保存而来时，最初的镜像。',
      'system.dsw.resourceType': 'DSW 保存该镜像时所用的计算资源类型。',
    },
    meaningOfFramework: (name: string) => `镜像中 ${name} 的版本。`,
    meaningOfService: (name: string, use: string | undefined) =>
      `镜像能否用于 PAI ${name}${use === undefined ? '' : `（${use}）`}。`,
    meaningOfCustom: '团队自定义的标签，含义由团队自行定义。',
    meaningUnknown: 'PAI 的系统标签，没有公开说明。',
  };
}
