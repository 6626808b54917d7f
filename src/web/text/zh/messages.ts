import type { Formats } from '../formats.ts';
import type { Words } from '../words.tsx';

/** Chinese words instead of rows or above them: no results, errors. */
export function messageWords(formats: Formats): Pick<Words, 'zero' | 'problem'> {
  return {
    zero: {
      noRowsFound: '没有包含该文本的行',
      clearSearch: '清除搜索',
      scope: (scope) =>
        [
          scope.region === '' ? '' : `地域 ${scope.region}`,
          scope.workspaceId === '' ? '' : `工作空间 ${scope.workspaceId}`,
          scope.imageId === '' ? '' : `镜像 ${scope.imageId}`,
        ]
          .filter((part) => part !== '')
          .join('、'),
    },

    problem: {
      name: '问题',
      retry: '重试',
      unreachable: '服务器没有响应，可能已停止。页面会自动重试。',
      addressTooLong: (length: number) => `条件未添加：网址将有 ${formats.number(length)} 个字符，上限为 12,000 个。`,
      cannotJudge: '没有镜像数据，无法应用 PAI 不支持的筛选条件。',
      newBuild: '本页面有新版本可用。',
      newBuildName: '新版本',
      reload: '重新加载',
      viewFailed: '页面的这一部分加载失败。服务器可能已停止或更新。',
      crashed: '页面的这一部分出错了。筛选条件已保留在网址中。',
      viewCrashed: '该视图显示失败，与服务器无关。',
      toLabels: '转到标签视图',
      kept: '筛选条件已保留在网址中。',
    },
  };
}
