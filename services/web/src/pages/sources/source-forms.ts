import type { NewSource } from '@earshot/client';

export type SourceField = {
  /** Where the value goes in the settings: `mapping.text`. */
  path: string;
  label: string;
  hint: string;
  isRequired?: true;
  /** The settings hold a list of one. */
  isList?: true;
};

export type SourceForm = {
  kind: string;
  title: string;
  about: string;
  fields: readonly SourceField[];
  secretLabel: string;
  secretHint: string;
};

const MAPPING: readonly SourceField[] = [
  {
    path: 'mapping.text',
    label: 'Field with the text',
    hint: 'The path of what the customer said, such as data.comment',
    isRequired: true,
    isList: true,
  },
  { path: 'mapping.id', label: 'Field with the id', hint: 'So that an edit replaces the original' },
  { path: 'mapping.occurredAt', label: 'Field with the date', hint: 'When it was said' },
  { path: 'mapping.account', label: 'Field with the account', hint: 'The company or its id' },
];

/** What each kind of source needs to know before its webhook can be set up. */
export const sourceForms: readonly SourceForm[] = [
  {
    kind: 'zendesk',
    title: 'Zendesk',
    about: 'Tickets and their comments, by event subscription or trigger.',
    fields: [
      {
        path: 'subdomain',
        label: 'Subdomain',
        hint: 'The acme of acme.zendesk.com',
        isRequired: true,
      },
    ],
    secretLabel: 'Signing secret',
    secretHint: 'Zendesk shows it once the webhook exists: it can be added afterwards.',
  },
  {
    kind: 'intercom',
    title: 'Intercom',
    about: 'Conversations and tickets, through a developer app’s webhooks.',
    fields: [
      { path: 'appId', label: 'Workspace id', hint: 'From the address of the inbox; optional' },
    ],
    secretLabel: 'Client secret',
    secretHint: 'Of the developer app, under Basic information.',
  },
  {
    kind: 'standard-webhooks',
    title: 'Standard Webhooks',
    about: 'Any system that signs by the Standard Webhooks specification.',
    fields: MAPPING,
    secretLabel: 'Signing secret',
    secretHint: 'Starts with whsec_. It can be added afterwards.',
  },
  {
    kind: 'json',
    title: 'JSON',
    about: 'Any system that can post JSON with a secret in its Authorization header.',
    fields: MAPPING,
    secretLabel: 'Secret',
    secretHint: 'At least 8 characters, sent as “Authorization: Bearer …”.',
  },
];

/** The request that creates a source from what was filled in. Empty fields are left out. */
export function toNewSource(form: SourceForm, filled: FormData): NewSource {
  const settings: Record<string, unknown> = {};
  for (const { path, isList } of form.fields) {
    const value = textOf(filled, path);
    if (value !== '') setPath(settings, path, isList === true ? [value] : value);
  }
  const secret = textOf(filled, 'secret');
  return {
    kind: form.kind,
    name: textOf(filled, 'name'),
    settings,
    ...(secret === '' ? {} : { secrets: [secret] }),
  };
}

function textOf(filled: FormData, name: string): string {
  const value = filled.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

function setPath(target: Record<string, unknown>, path: string, value: unknown): void {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    target[first] = value;
    return;
  }
  const inner = (target[first] ?? {}) as Record<string, unknown>;
  target[first] = inner;
  setPath(inner, rest.join('.'), value);
}
