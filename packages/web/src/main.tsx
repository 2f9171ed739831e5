import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RefusedCall } from './api/index.ts';
import { router } from './app/router.tsx';
import { LanguageProvider } from './language/index.ts';
import { SessionProvider } from './session/index.ts';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import './theme/index.css';

/** Only a silence is worth asking again by itself: a refusal would be the same. */
const client = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => error instanceof RefusedCall && error.trouble === 'offline' && count < 5,
      staleTime: 10_000,
    },
  },
});

// the page's code comes while the server says who is signed in
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
