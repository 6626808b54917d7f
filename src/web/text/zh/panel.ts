import type { LaterWords } from '../later-words.ts';

/** Chinese words about the fields of the panel that open on demand. */
export function panelWords(): LaterWords['panel'] {
  return {
    imageIdHint: 'image-…',
    workspacesRefused: '未列出工作空间',
    chosenImage: '已选镜像',
  };
}
