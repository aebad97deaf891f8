import { createHmac } from 'node:crypto';

/** The headers with which Intercom would send this body. */
export function signIntercom(
  body: string | Uint8Array,
  clientSecret: string,
): Record<string, string> {
  return {
    'content-type': 'application/json',
    'user-agent': 'intercom-webhooks/1.0',
    'x-hub-signature': `sha1=${createHmac('sha1', clientSecret).update(body).digest('hex')}`,
  };
}
