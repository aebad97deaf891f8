/** The short address that ends a recipient's e-mails. */
export function unsubscribeAddress(baseUrl: string, token: string): string {
  return new URL(`u/${token}`, baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`).href;
}
