import type { LaterWords } from '../later-words.ts';

/** Chinese words above old rows. */
export function noticeWords(): LaterWords['notices'] {
  return {
    stale: (age: string) => `PAI 目前没有响应，以下为 ${age}前的结果。`,
    staleName: '旧结果',
    offline: '浏览器处于离线状态。当前内容会保留，恢复连接后自动重新请求。',
    offlineName: '离线',
  };
}
