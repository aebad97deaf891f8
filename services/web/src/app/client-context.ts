import type { EarshotClient } from '@earshot/client';
import { createContext, use } from 'react';

export const ClientContext = createContext<EarshotClient | undefined>(undefined);

/** The API's client, built once in `main.tsx`. */
export function useClient(): EarshotClient {
  const client = use(ClientContext);
  if (client === undefined) throw new Error('ClientContext has no provider.');
  return client;
}
