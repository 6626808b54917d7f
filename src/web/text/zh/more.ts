import type { LaterWords } from '../later-words.ts';

/** The words behind "More" in Chinese. */
export function moreWords(): LaterWords['more'] {
  return {
    density: '行高',
    densityHint: '所有表格的行高，保存在此浏览器中。',
    densities: { comfortable: '宽松', compact: '紧凑' },
  };
}
