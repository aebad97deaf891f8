import { useId } from 'react';
import type { SourceForm } from './source-forms.ts';

/** The fields of one kind of source. */
export function SourceFields({ form }: { form: SourceForm }) {
  return (
    <>
      <Field
        name="name"
        label="Name"
        hint="As it should appear here"
        defaultValue={form.title}
        isRequired
      />
      {form.fields.map(({ path, label, hint, isRequired }) => (
        <Field key={path} name={path} label={label} hint={hint} isRequired={isRequired === true} />
      ))}
      <Field name="secret" label={form.secretLabel} hint={form.secretHint} isSecret />
    </>
  );
}

function Field(props: {
  name: string;
  label: string;
  hint: string;
  defaultValue?: string;
  isRequired?: boolean;
  isSecret?: boolean;
}) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {props.label}
        {props.isRequired !== true && ' (optional)'}
      </label>
      <input
        id={id}
        className="input"
        name={props.name}
        type={props.isSecret === true ? 'password' : 'text'}
        autoComplete="off"
        defaultValue={props.defaultValue ?? ''}
        required={props.isRequired === true}
        maxLength={props.name === 'name' ? 100 : 500}
        aria-describedby={`${id}-hint`}
      />
      <span className="field-hint" id={`${id}-hint`}>
        {props.hint}
      </span>
    </div>
  );
}
