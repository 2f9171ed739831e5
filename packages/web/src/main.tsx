import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { asksAgain, pauseBeforeAskingAgain } from './api/index.ts';
import { router } from './app/router.tsx';
import { firstLanguage, LanguageProvider } from './language/index.ts';
import { SessionProvider, sessionQuery } from './session/index.ts';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import './theme/index.css';

const client = new QueryClient({
  defaultOptions: {
    queries: { retry: asksAgain, retryDelay: pauseBeforeAskingAgain, staleTime: 10_000 },
  },
});

// the server says who is signed in, and the page's code comes, while the frame is drawn
void client.prefetchQuery(sessionQuery(firstLanguage()));
void router.load();

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <SessionProvider>
          <RouterProvider router={router} />
        </SessionProvider>
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
