import { AppError, type AppErrorCode } from '@earshot/core';
import type { NodemailerError } from 'nodemailer';

/**
 * A failure of the mail library as an `AppError`. The server's reply decides (RFC 5321 §4.2.1): 4yz may succeed later,
 * 5yz will not; without a reply, what the network did. The message never holds an address or a password.
 */
export function toMailError(error: unknown): AppError {
  const failure = error as NodemailerError;
  const reply = failure.responseCode === undefined ? '' : ` (reply ${failure.responseCode})`;
  const { code, message } = classify(failure);
  return new AppError(code, `${message}${reply}.`, {
    retryable: isRetryable(failure, code),
    ...(code === 'invalid-config'
      ? { remedy: 'Check SMTP_URL: host, port, user and password.' }
      : {}),
    cause: error,
  });
}

function classify({ code, permanent }: NodemailerError): { code: AppErrorCode; message: string } {
  switch (code) {
    case 'EAUTH':
    case 'ENOAUTH':
    case 'ECONFIG':
      return permanent === false
        ? { code: 'unavailable', message: 'The mail server could not check the sign-in' }
        : { code: 'invalid-config', message: 'The mail server refused the sign-in' };
    case 'ETIMEDOUT':
      return { code: 'timeout', message: 'The mail server did not answer in time' };
    case 'EABORT':
      return { code: 'unavailable', message: 'Sending was stopped' };
    case 'EENVELOPE':
    case 'EMESSAGE':
      return permanent === true
        ? { code: 'invalid-input', message: 'The mail server refused the message' }
        : { code: 'unavailable', message: 'The mail server put the message off' };
    default:
      return { code: 'unavailable', message: 'The mail server cannot be reached' };
  }
}

function isRetryable({ permanent }: NodemailerError, code: AppErrorCode): boolean {
  if (permanent !== undefined) return !permanent;
  return code === 'unavailable' || code === 'timeout';
}
