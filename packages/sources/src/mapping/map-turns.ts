import { AppError, cleanText } from '@earshot/core';
import type { Turn, TurnRole } from '@earshot/core';
import { hashKey } from '../deliveries/dedupe-key.ts';
import { omitUndefined } from '../json/omit-undefined.ts';
import { readPath } from '../json/read-path.ts';
import type { FeedbackMapping, TurnsMapping } from './feedback-mapping.ts';
import { readDate, readText, textForm } from './read-values.ts';
import type { FieldReader } from './read-values.ts';

const maxTurns = 5_000;

/** The turns listed inside a record; none where the mapping names no list. Empty ones are skipped. */
export function mapTurns(mapping: FeedbackMapping, read: FieldReader, version: number): Turn[] {
  const { turns } = mapping;
  if (turns === undefined) return [];
  const list = read(turns.list) ?? [];
  if (!Array.isArray(list)) {
    throw new AppError('invalid-input', `"${turns.list}" is not a list of turns.`);
  }
  return list
    .slice(0, maxTurns)
    .map((entry) => mapTurn({ ...mapping, turns }, (ref) => readPath(entry, ref), version))
    .filter((turn) => turn.text !== '');
}

type TurnMapping = FeedbackMapping & { turns: TurnsMapping };

function mapTurn(mapping: TurnMapping, read: FieldReader, version: number): Turn {
  const { turns } = mapping;
  const text = cleanText(readText(read, turns.text) ?? '', textForm(mapping.format));
  const isPrivate = turns.isPrivate !== undefined && readText(read, turns.isPrivate) === 'true';
  const at = readDate(mapping, read, turns.at);
  return omitUndefined({
    id: readText(read, turns.id) ?? hashKey(`${at ?? ''}\n${text}`),
    role: roleOf(turns, readText(read, turns.role)),
    text,
    version,
    authorName: readText(read, turns.authorName),
    at,
    isPrivate: isPrivate ? true : undefined,
  });
}

const knownRoles: Readonly<Record<string, TurnRole>> = {
  customer: 'customer',
  user: 'customer',
  'end-user': 'customer',
  end_user: 'customer',
  contact: 'customer',
  agent: 'agent',
  admin: 'agent',
  bot: 'bot',
  system: 'system',
  interviewer: 'interviewer',
};

/** Without a role field every turn is the customer's; with one, an unknown value is not. */
function roleOf(turns: TurnsMapping, value: string | undefined): TurnRole {
  if (turns.role === undefined) return 'customer';
  const roles = turns.roles ?? knownRoles;
  const name = turns.roles === undefined ? (value ?? '').toLowerCase() : (value ?? '');
  return Object.hasOwn(roles, name) ? (roles[name] ?? 'agent') : 'agent';
}
