import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/newsreader/wght.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import { createClient } from '@earshot/client';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ClientContext } from './app/client-context.ts';
import { createQueryClient } from './app/create-query-client.ts';
import { createAppRouter } from './app/create-app-router.tsx';

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root.');

createRoot(root).render(
  <StrictMode>
    <ClientContext value={createClient({ baseUrl: location.origin })}>
      <QueryClientProvider client={createQueryClient()}>
        <RouterProvider router={createAppRouter()} />
      </QueryClientProvider>
    </ClientContext>
  </StrictMode>,
);
