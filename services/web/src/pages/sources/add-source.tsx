import { answerOf, type CreatedSource } from '@earshot/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useClient } from '../../app/client-context.ts';
import { ProblemNote } from '../../frame/problem-note.tsx';
import { CreatedSourceNote } from './created-source-note.tsx';
import { SourceFields } from './source-fields.tsx';
import { type SourceForm, sourceForms, toNewSource } from './source-forms.ts';

/** Connects a source: choose its kind, name it, then follow the guide that comes back. */
export function AddSource() {
  const [form, setForm] = useState<SourceForm>();
  const [created, setCreated] = useState<CreatedSource>();
  const { mutate, isPending, error, reset } = useCreateSource((source) => {
    setCreated(source);
    setForm(undefined);
  });
  function choose(next: SourceForm) {
    reset();
    setCreated(undefined);
    setForm(next);
  }
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (form !== undefined) mutate(toNewSource(form, new FormData(event.currentTarget)));
  }
  return (
    <section className="add-source" aria-labelledby="add-source">
      <h2 id="add-source">Connect a source</h2>
      <fieldset className="source-kinds" aria-label="Kind of source">
        {sourceForms.map((candidate) => (
          <button
            key={candidate.kind}
            type="button"
            className="source-kind"
            aria-pressed={form === candidate}
            onClick={() => choose(candidate)}
          >
            <strong>{candidate.title}</strong>
            <span>{candidate.about}</span>
          </button>
        ))}
      </fieldset>
      {form && (
        <form key={form.kind} className="source-form" onSubmit={submit}>
          <SourceFields form={form} />
          {error !== null && <ProblemNote error={error} />}
          <button type="submit" className="button button-primary" disabled={isPending}>
            Connect {form.title}
          </button>
        </form>
      )}
      {created && <CreatedSourceNote source={created} />}
      <p className="source-files">
        Files need no source: <code>npx earshot import feedback.csv</code> reads CSV and NDJSON, and
        interviews as VTT, SRT, DOCX or TXT.
      </p>
    </section>
  );
}

function useCreateSource(onCreated: (source: CreatedSource) => void) {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: ReturnType<typeof toNewSource>) =>
      answerOf(client.POST('/v1/sources', { body })),
    async onSuccess(source) {
      onCreated(source);
      await queries.invalidateQueries({ queryKey: ['sources'] });
    },
  });
}
