import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { FIRST_ANSWERS_ID } from '../contract/first-answers.ts';
import { languageOfTag } from '../contract/preferences.ts';
import { DEFAULT_VIEW_STORE } from './address/open-default.ts';
import { openDefault } from './address/use-search-state.ts';
import { takeFirstAnswers } from './api/first-answers.ts';
import { createQueryClient } from './api/query-client.ts';
import { App } from './app.tsx';
import { CrashBoundary } from './shell/crash-boundary.tsx';
import { readStored } from './storage.ts';
import { readDensity } from './table/density.ts';
import { loadLaterWords, loadWords } from './text/load-language.ts';
import { type Words, WordsProvider } from './text/words.tsx';
import { honourMinimumFont } from './ui/use-rem.ts';
import './main.css';

ignoreComposingKeys();
honourMinimumFont();
readDensity();

openDefault(readStored(() => localStorage, DEFAULT_VIEW_STORE));

const root = document.getElementById('root');
if (root) void loadWords(languageOfTag(document.documentElement.lang)).then((words) => drawPage(root, words));

function drawPage(root: HTMLElement, words: Words): void {
  const client = createQueryClient();
  takeFirstAnswers(client, document.getElementById(FIRST_ANSWERS_ID)?.textContent);
  const page = createRoot(root);
  // At once: until then what the server drew is on screen, and nothing in it answers a click.
  flushSync(() =>
    page.render(
      <StrictMode>
        <WordsProvider value={words}>
          <CrashBoundary message={words.problem.crashed} retry={words.problem.retry}>
            <QueryClientProvider client={client}>
              <App />
            </QueryClientProvider>
          </CrashBoundary>
        </WordsProvider>
      </StrictMode>,
    ),
  );
  // Every part that is loaded by itself waits for them; one that misses them loads them again.
  loadLaterWords().catch(() => {});
}

/** Safari sends the Enter that ends a composition after its end; only this code tells it from a real one. */
const OF_INPUT_METHOD = 229;

/**
 * Keeps the keys of an input method from every handler of the page: the Enter that takes a word in Chinese or Japanese
 * must not commit a field. Call it before any other listener is there. A check in each handler would be forgotten in one.
 */
function ignoreComposingKeys(): void {
  addEventListener(
    'keydown',
    (event) => {
      if (event.isComposing || event.keyCode === OF_INPUT_METHOD) event.stopImmediatePropagation();
    },
    true,
  );
}
