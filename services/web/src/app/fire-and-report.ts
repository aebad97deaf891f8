/** Starts work that an event handler cannot wait for; a failure reaches the browser's error log. */
export function fireAndReport(work: Promise<unknown>): void {
  work.catch((error: unknown) => reportError(error));
}
