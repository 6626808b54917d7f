import { AsyncLocalStorage } from 'node:async_hooks';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { LANGUAGE_TAGS, LANGUAGES, type Language } from '../contract/page-load/preferences.ts';
import { HTML_WORDS as EN } from '../web/text/en/html.ts';
import { HTML_WORDS as ZH } from '../web/text/zh/html.ts';

const WORDS = { en: EN, zh: ZH };

/** The language of the request in the development server. */
export const requestLanguage = new AsyncLocalStorage<Language>();

/**
 * Writes index.html in each language: `{{name}}` is replaced by words, and the words of the first screen load together
 * with the script. The English page stays index.html; the others are index.LANGUAGE.html.
 */
export function languagePages(): Plugin {
  return {
    name: 'language-pages',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle }) =>
        bundle === undefined ? inLanguage(html, requestLanguage.getStore() ?? 'en') : undefined,
    },
    writeBundle: ({ dir = '' }, bundle) => {
      if (!('index.html' in bundle)) return;
      const built = readFileSync(join(dir, 'index.html'), 'utf8');
      for (const language of LANGUAGES) {
        const words = Object.values(bundle).find(
          (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(`/src/web/text/${language}/first.ts`),
        );
        if (words === undefined) throw new Error(`the build has no file with the first words of "${language}"`);
        const link = `<link rel="modulepreload" crossorigin href="/${words.fileName}">`;
        const page = inLanguage(built, language).replace('</head>', `  ${link}\n  </head>`);
        writeFileSync(join(dir, language === 'en' ? 'index.html' : `index.${language}.html`), page);
      }
    },
  };
}

function inLanguage(html: string, language: Language): string {
  const words: Readonly<Record<string, string>> = WORDS[language];
  return html
    .replace('<html lang="en"', `<html lang="${LANGUAGE_TAGS[language]}"`)
    .replace(/\{\{(\w+)\}\}/g, (whole, name) => words[name] ?? whole);
}
