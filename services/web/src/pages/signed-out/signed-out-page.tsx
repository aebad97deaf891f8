import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { signIn } from '../../api/session.ts';
import { ProblemNote } from '../../frame/problem-note.tsx';
import './signed-out-page.css';

/** All a browser without a session sees: the two ways in. */
export function SignedOutPage() {
  const queries = useQueryClient();
  const id = useId();
  const { mutate, isPending, error } = useMutation({
    mutationFn: signIn,
    onSuccess: () => queries.invalidateQueries(),
  });
  function submit(form: FormData) {
    const key = form.get('key');
    if (typeof key === 'string' && key.trim() !== '') mutate(key.trim());
  }
  return (
    <main className="signed-out">
      <title>Sign in · Earshot</title>
      <h1 className="wordmark">Earshot</h1>
      <p className="dek">
        Open the address that <code>npm start</code> printed, or sign in with an API key.
      </p>
      <form action={submit}>
        <div className="field">
          <label className="field-label" htmlFor={id}>
            API key
          </label>
          <input
            id={id}
            className="input"
            name="key"
            type="password"
            autoComplete="off"
            placeholder="esk_…"
            required
          />
          <span className="field-hint">
            <code>npx earshot keys create</code> makes one on the machine that runs Earshot.
          </span>
        </div>
        {error !== null && <ProblemNote error={error} />}
        <button type="submit" className="button button-primary" disabled={isPending}>
          {isPending ? 'Signing in…' : 'Sign in'}
        </button>
      </form>
    </main>
  );
}
