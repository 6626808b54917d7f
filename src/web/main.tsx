import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { FIRST_ANSWERS_ID } from '../contract/page-load/first-answers.ts';
import { languageOfTag } from '../contract/page-load/preferences.ts';
import { labelRowsOf } from '../contract/rows/label-rows.ts';
import { DEFAULT_VIEW_STORE } from './address/open-default.ts';
import { openDefault } from './address/use-search-state.ts';
import { takeFirstAnswers } from './api/first-answers.ts';
import { afterLongTask } from './api/long-task.ts';
import { createQueryClient } from './api/query-client.ts';
import { App } from './app.tsx';
import { preserveInput } from './preserve-input.ts';
import { CrashBoundary } from './shell/problems/crash-boundary.tsx';
import { readStored } from './storage.ts';
import { readDensity } from './table/density.ts';
import { loadLaterWords, loadWords } from './text/load-language.ts';
import { type Words, WordsProvider } from './text/words.tsx';
import { respectMinimumFont } from './ui/use-rem.ts';
import './main.css';

ignoreComposingKeys();
respectMinimumFont();
readDensity();

openDefault(readStored(() => localStorage, DEFAULT_VIEW_STORE));

const root = document.getElementById('root');
if (root) void loadWords(languageOfTag(document.documentElement.lang)).then((words) => drawPage(root, words));

async function drawPage(root: HTMLElement, words: Words): Promise<void> {
  const client = createQueryClient();
  const start = performance.now();
  const labels = takeFirstAnswers(client, document.getElementById(FIRST_ANSWERS_ID)?.textContent);
  await afterLongTask(start);
  labelRowsOf(labels);
  await afterLongTask(start);
  const page = createRoot(root);
  const typeAgain = preserveInput(root);
  // Synchronous: until then the server's HTML is on screen, which does not react to clicks.
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
  typeAgain();
  // Every lazy part waits for these words; a part without them loads them again.
  loadLaterWords().catch(() => {});
}

/**
 * Safari sends the Enter that ends a composition after the composition; only this code distinguishes it from a real
 * one.
 */
const OF_INPUT_METHOD = 229;

/**
 * Keeps the keys of an input method from all handlers of the page: the Enter that takes a word in Chinese or Japanese
 * must not commit a field. Call it before other listeners are added. We rejected a check in each handler: one would be
 * forgotten.
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
