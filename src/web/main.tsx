import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import { createQueryClient } from './api/query-client.ts';
import { App } from './app.tsx';
import { ENGLISH, WordsProvider } from './text/words.tsx';
import { CrashBoundary } from './ui/crash-boundary.tsx';
import { ignoreComposingKeys } from './ui/ignore-composing-keys.ts';
import { honourMinimumFont } from './ui/use-rem.ts';
import './main.css';

// Schemas must not compile themselves with `new Function`: the page's own policy forbids it and would report it.
z.config({ jitless: true });

ignoreComposingKeys();
honourMinimumFont();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <WordsProvider value={ENGLISH}>
        <CrashBoundary message={ENGLISH.problem.crashed} retry={ENGLISH.problem.retry}>
          <QueryClientProvider client={createQueryClient()}>
            <App />
          </QueryClientProvider>
        </CrashBoundary>
      </WordsProvider>
    </StrictMode>,
  );
}
