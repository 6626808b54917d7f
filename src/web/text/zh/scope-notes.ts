import type { LaterWords } from '../later-words.ts';

/** Chinese words about a scope that may have fewer images than expected. */
export function scopeNoteWords(): LaterWords['scopeNotes'] {
  return {
    unlistedRegion: (region: string) => `${region} 不在地域列表中。`,
    askedAt: (host: string) => `请求将发送到 ${host}。`,
    noWorkspace: (id: string) => `本服务器的目录中没有工作空间 ${id}。`,
    emptyWorkspace: (id: string) => `工作空间 ${id} 中没有镜像。`,
    workspaceBy: (name: string) => `本服务器通过 ${name} 将其设为默认工作空间。`,
    allWorkspaces: '显示全部工作空间',
    emptyRegion: (region: string) => `地域 ${region} 中没有镜像。`,
    regionBy: (name: string) => `本服务器通过 ${name} 将其设为默认地域。`,
    allRegions: '显示全部地域',
    noLabels: '目录中的镜像都没有标签。ListImages 只有在 Verbose=true 时才返回标签：请加上该参数后重新保存。',
  };
}
