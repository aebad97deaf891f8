/**
 * The body of a 2xx answer. `createClient` has already thrown for every other status.
 *
 * @throws {ProblemError} when the API refused or failed
 */
export async function answerOf<T>(
  call: Promise<{ data?: T; response: Response }>,
): Promise<NonNullable<T>> {
  const { data, response } = await call;
  if (data === undefined || data === null) {
    throw new Error(`${response.url} answered ${response.status} without a body.`);
  }
  return data;
}
