import type { LaterWords } from '../later-words.ts';

/** Keys and help in Chinese. */
export function keyWords(): LaterWords['keys'] {
  return {
    help: '帮助',
    close: '关闭帮助',
    undone: '已撤销筛选更改',
    redone: '已恢复筛选更改',
    nothingToUndo: '没有可撤销的筛选更改',
    nothingToRedo: '没有可恢复的筛选更改',

    keys: '快捷键',
    lettersName: '单键快捷键',
    lettersHint: '如果语音输入或其他程序误触发这些按键，可将其关闭。',
    thenKey: '再按',
    orKey: '或',
    groups: {
      go: '跳转',
      rows: '行',
      filters: '筛选',
      page: '页面',
    },
    does: {
      filter: '筛选框',
      facets: '筛选项',
      table: '表格',
      labels: '标签',
      images: '镜像',
      matrix: '矩阵',
      compare: '对比',
      checks: '检查',
      nextRow: '下一行',
      previousRow: '上一行',
      inRow: '在行之间和行内操作之间移动',
      ends: '首行、末行，上下翻页',
      open: '打开详情',
      tick: '勾选镜像',
      copy: '复制镜像地址或标签',
      bestMatch: '采用最佳匹配',
      lastToken: '选中最后一个条件，再按一次移除',
      asText: '以文本方式编辑筛选条件',
      undo: '撤销上一次筛选更改',
      redo: '恢复撤销的更改',
      palette: '命令面板',
      refresh: '刷新',
      help: '帮助',
      close: '关闭最上层窗口',
      region: '从筛选框回到表格',
    },

    palette: {
      name: '命令面板',
      hint: '跳转视图、筛选、查找镜像或执行操作',
      views: '视图',
      actions: '操作',
      nothing: '没有匹配的内容。',
      choice: (name: string, value: string) => `${name}：${value}`,
    },

    grammar: '筛选示例',
    grammarIntro: '在筛选框中输入，也可以粘贴包含筛选条件的命令行、网址或 JSON。',
    examples: {
      both: '同时满足两个条件',
      asPai: 'PAI 的标签写法',
      any: '该键的任意值',
      either: '同一个键写两次：满足其中一个值即可',
      range: '版本范围：12.x',
      later: '该版本及更高版本',
      none: '排除该标签',
    },

    data: '真实数据与示例数据',
    embedded: [
      '当前服务展示产品内置的镜像目录，或部署者提供的目录文件。',
      '内置目录中大部分镜像的名称和地址是真实的，来自公开的文档、SDK 和代码仓库，镜像详情中注明了出处。',
      '标签由镜像名称推断得出，并非从 PAI 读取；镜像 ID 也是推断得出的。',
      '名称以“sample-”开头的镜像以及所有工作空间均为虚构。',
    ],
    live: [
      '当前服务直接查询 PAI，页面上的内容均为 PAI 的返回结果，表格下方注明了更新时间。',
      'PAI 不支持的筛选条件由本页面应用于已加载的镜像。“更多”>“请求”中说明了哪些条件由 PAI 处理。',
    ],
  };
}
