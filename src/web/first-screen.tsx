import { QueryClientProvider } from '@tanstack/react-query';
import { renderToString } from 'react-dom/server';
import type { FirstScreen } from '../contract/page-load/first-screen.ts';
import { LANGUAGE_TAGS } from '../contract/page-load/preferences.ts';
import { drawAt } from './address/use-search-state.ts';
import { takeFirstAnswers } from './api/first-answers.ts';
import { createQueryClient } from './api/query-client.ts';
import { App } from './app.tsx';
import { firstWords } from './text/en/first.ts';
import { createFormats } from './text/formats.ts';
import { WordsProvider } from './text/words.tsx';
import { firstWords as chineseWords } from './text/zh/first.ts';

const WORDS = {
  en: firstWords(createFormats(LANGUAGE_TAGS.en)),
  zh: chineseWords(createFormats(LANGUAGE_TAGS.zh)),
};

/**
 * Renders the page like `main.tsx`, once and on the server. Parts that the page loads later, such as the facets, stay
 * empty here too. The page's script replaces this HTML and does not hydrate it (`hydrateRoot`): only the browser knows
 * the width of the window and its storage, and React would report each difference as an error.
 */
export const drawFirstScreen: FirstScreen['drawFirstScreen'] = ({ path, query, language, answers }) => {
  const client = createQueryClient();
  takeFirstAnswers(client, answers);
  drawAt({ pathname: path, search: query === '' ? '' : `?${query}` });
  try {
    return renderToString(
      <WordsProvider value={WORDS[language]}>
        <QueryClientProvider client={client}>
          <App />
        </QueryClientProvider>
      </WordsProvider>,
    );
  } finally {
    client.clear();
  }
};
