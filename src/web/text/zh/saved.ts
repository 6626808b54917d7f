import type { Formats } from '../formats.ts';
import type { LaterWords } from '../later-words.ts';

/** Chinese words about saved views and recent filters. */
export function savedWords({ number }: Formats): LaterWords['saved'] {
  const views = (count: number) => `${number(count)} 个视图`;
  return {
    name: '已保存的视图',
    button: (name: string, isModified: boolean) => `已保存的视图：${name}${isModified ? '（已修改）' : ''}`,
    modified: '已修改',
    close: '关闭',
    none: '此浏览器中没有已保存的视图。保存的内容包括视图、范围、筛选条件和排序。',
    open: '当前视图',
    opensWith: '默认打开',
    save: '保存当前视图',
    saveName: '视图名称',
    replace: '替换',
    update: (name: string) => `更新 ${name}`,
    updateShort: '更新',
    rename: (name: string) => `重命名 ${name}`,
    renameDone: '重命名',
    cancel: '取消',
    remove: (name: string) => `删除 ${name}`,
    makeFirst: (name: string) => `将 ${name} 设为默认视图`,
    notFirst: (name: string) => `不再默认打开 ${name}`,
    actions: (name: string) => `${name} 的操作`,
    issues: { empty: '请输入名称。', long: '名称最多 80 个字符。', taken: '已有同名的视图。' },
    full: (max: number) => `最多保存 ${views(max)}。请先删除一个。`,
    exportAll: '导出',
    importFile: '导入',
    imported: (added: number, leftOut: number) =>
      `已添加 ${views(added)}。${leftOut === 0 ? '' : `${views(leftOut)}未导入：无法识别或已达上限。`}`,
    notJson: (file: string) => `${file} 不是 JSON。请选择由“导出”保存的文件。`,
    otherKind: (file: string) => `${file} 中没有已保存的视图。请选择由“导出”保存的文件。`,
    unkept: '浏览器未能保存此更改：存储被禁用或空间不足。更改只在关闭页面前有效。',
    damaged: '此浏览器中已保存的视图无法读取，已单独保留。',
    saveDamaged: '保存为文件',
    dropDamaged: '删除',
    recent: '最近的筛选',
    forget: '清除记录',
    done: { saved: (name: string) => `已保存 ${name}`, removed: (name: string) => `已删除 ${name}` },
  };
}
