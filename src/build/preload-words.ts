import type { Plugin } from 'vite';

const FIRST_WORDS = /\/src\/web\/text\/en\/first\.ts$/;

/** Lets the built page load the words of its first screen together with its script, not after it. */
export function preloadWords(): Plugin {
  return {
    name: 'preload-words',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle = {} }) => {
        const words = Object.values(bundle).find(
          (file) => file.type === 'chunk' && FIRST_WORDS.test(file.facadeModuleId ?? ''),
        );
        if (words === undefined) throw new Error('the build has no file of the words of the first screen');
        const attrs = { rel: 'modulepreload', crossorigin: true, href: `/${words.fileName}` };
        return [{ tag: 'link', attrs, injectTo: 'head' as const }];
      },
    },
  };
}
