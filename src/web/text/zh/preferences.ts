import type { LaterWords } from '../later-words.ts';

/** Chinese words about the choices at the end of the header. */
export function preferenceWords(): LaterWords['preferences'] {
  return {
    theme: '主题',
    themes: { system: '跟随系统', light: '浅色', dark: '深色' },
    language: '语言',
  };
}

/** The words behind "More" in Chinese. */
export function moreWords(): LaterWords['more'] {
  return {
    density: '行高',
    densityHint: '所有表格的行高，保存在此浏览器中。',
    densities: { comfortable: '宽松', compact: '紧凑' },
  };
}
