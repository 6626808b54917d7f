import { describe, expect, it } from 'vitest';
import { acceptedLanguage } from './preferences.ts';

describe('the language of a browser', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['*', 'en'],
    ['de-DE,de;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['zh-TW', 'zh'],
    ['ZH-hans-cn', 'zh'],
    ['en-US,en;q=0.9,zh-CN;q=0.8', 'en'],
    ['de, zh;q=0.5, en;q=0.4', 'zh'],
    ['en;q=0.4, zh;q=0.5', 'zh'],
    ['zh;q=0, en;q=0.1', 'en'],
    ['zh;q=0', 'en'],
    ['zh ; q=0.7 , en ; q=0.7', 'zh'],
    ['zh;q=2, en;q=0.1', 'en'],
    ['zh;q=x, en;q=0.1', 'en'],
    ['zha,zhx', 'en'],
  ])('%s: %s', (header, language) => {
    expect(acceptedLanguage(header)).toBe(language);
  });

  it('reads only the first ranges of a long header', () => {
    expect(acceptedLanguage(`${'de,'.repeat(5_000)}zh`)).toBe('en');
  });
});
