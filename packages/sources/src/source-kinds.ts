import { AppError } from '@earshot/core';
import { api } from './api/api.ts';
import { file } from './file/file.ts';
import { intercom } from './intercom/intercom.ts';
import { interview } from './interview/interview.ts';
import { jsonWebhook } from './json-webhook/json-webhook.ts';
import type { SourceKind } from './source-kind.ts';
import { standardWebhooks } from './standard-webhooks/standard-webhooks.ts';
import { zendesk } from './zendesk/zendesk.ts';

/** Every kind of source by its name. Pass each kind only settings that its own schema has parsed. */
export const sourceKinds: Readonly<Record<string, SourceKind>> = {
  zendesk: zendesk as SourceKind,
  intercom: intercom as SourceKind,
  'standard-webhooks': standardWebhooks as SourceKind,
  json: jsonWebhook as SourceKind,
  file: file as SourceKind,
  interview: interview as SourceKind,
  api: api as SourceKind,
};

/** The kind of that name. Throws `AppError('invalid-input')` that lists the names there are. */
export function getSourceKind(kind: string): SourceKind {
  const found = Object.hasOwn(sourceKinds, kind) ? sourceKinds[kind] : undefined;
  if (found !== undefined) return found;
  throw new AppError('invalid-input', `There is no source kind "${kind}".`, {
    remedy: `Choose one of: ${Object.keys(sourceKinds).join(', ')}.`,
  });
}
