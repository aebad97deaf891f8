import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useId } from 'react';
import { useClient } from '../../app/client-context.ts';
import { ProblemNote } from '../../frame/problem-note.tsx';

/** Takes a new signing secret; the one before stays valid while the sender rotates. */
export function AddSecret({ sourceId }: { sourceId: string }) {
  const client = useClient();
  const id = useId();
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: (secret: string) =>
      client.POST('/v1/sources/{id}/secrets', {
        params: { path: { id: sourceId } },
        body: { secret },
      }),
  });
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const secret = new FormData(event.currentTarget).get('secret');
    if (typeof secret === 'string')
      mutate(secret.trim(), { onSuccess: clear(event.currentTarget) });
  }
  return (
    <form className="add-secret" onSubmit={submit}>
      <div className="field">
        <label className="field-label" htmlFor={id}>
          New signing secret
        </label>
        <input
          id={id}
          className="input"
          name="secret"
          type="password"
          autoComplete="off"
          minLength={8}
          maxLength={500}
          required
        />
        <span className="field-hint">The secret before it stays valid while you rotate.</span>
      </div>
      <button type="submit" className="button" disabled={isPending}>
        Add the secret
      </button>
      <output>{isSuccess && 'The secret is stored, encrypted.'}</output>
      {error !== null && <ProblemNote error={error} />}
    </form>
  );
}

function clear(form: HTMLFormElement): () => void {
  return () => form.reset();
}
