import type { LaterWords } from '../later-words.ts';

/** Chinese words about the choices at the end of the header. */
export function preferenceWords(): LaterWords['preferences'] {
  return {
    theme: '主题',
    themes: { system: '跟随系统', light: '浅色', dark: '深色' },
    language: '语言',
  };
}
