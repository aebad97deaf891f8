import { problemFrom } from '@earshot/client';

/**
 * Exchanges an API key for an HttpOnly session cookie. The key is not kept in the browser.
 *
 * @throws {ProblemError} when the key is refused
 */
export async function signIn(key: string): Promise<void> {
  const response = await fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key }),
  });
  if (!response.ok) throw await problemFrom(response);
}

/** Ends the session on the server and drops its cookie. */
export async function signOut(): Promise<void> {
  const response = await fetch('/session', { method: 'DELETE' });
  if (!response.ok) throw await problemFrom(response);
}
