/** Gives all calls with one key within `freshMs` the same answer. A failure is not kept. */
export function sharedFor<T>(
  freshMs: number,
  ask: (key: string) => Promise<T>,
  now: () => number = Date.now,
): (key: string) => Promise<T> {
  const answers = new Map<string, { at: number; answer: Promise<T> }>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined && now() - known.at < freshMs) return known.answer;
    const answer = ask(key);
    answers.set(key, { at: now(), answer });
    answer.catch(() => answers.delete(key));
    return answer;
  };
}
