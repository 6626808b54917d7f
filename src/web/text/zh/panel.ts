import type { LaterWords } from '../later-words.ts';

/** What is said in Chinese about the fields of the panel that open when they are wanted. */
export function panelWords(): LaterWords['panel'] {
  return {
    imageIdHint: 'image-…',
    workspacesRefused: '未列出工作空间',
    chosenImage: '已选镜像',
  };
}
