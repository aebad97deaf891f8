import { apiScopes, AppError, createApiKey } from '@earshot/core';
import { insertApiKey, listApiKeys, revokeApiKey } from '@earshot/db';
import { Command } from 'commander';
import type { Environment, ProgramOptions } from '../context/read-cli-config.ts';
import { withEarshot, type Earshot } from '../context/with-earshot.ts';
import { printJson, printTable, say } from '../output/print.ts';

type Flags = ProgramOptions & { json?: boolean; name?: string; scope?: string[] };

/** `earshot keys`: API keys, shown once, kept by hash. */
export function keysCommand(env: Environment): Command {
  const create = new Command('create')
    .description('make a key; it is shown this once')
    .option('--name <name>', 'what it is for', 'command line')
    .option('--scope <scope...>', apiScopes.join(', '))
    .option('--json', 'print {"key"}')
    .action(async (_flags, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      await withEarshot(env, flags, (earshot) => createKey(earshot, flags));
    });
  const list = new Command('list')
    .description('keys by name and first characters')
    .option('--json', 'print as JSON')
    .action(async (_flags, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      await withEarshot(env, flags, (earshot) => listKeys(earshot, flags));
    });
  const revoke = new Command('revoke')
    .description('end a key at once')
    .argument('<id>', 'the key’s id')
    .action(async (id: string, _flags, command: Command) => {
      await withEarshot(env, command.optsWithGlobals<Flags>(), async ({ parts, workspace }) => {
        const isDone = await revokeApiKey(parts.db.orm, { workspaceId: workspace.id, id });
        if (!isDone) throw new AppError('not-found', 'There is no live key with this id.');
        say('Revoked.');
      });
    });
  return new Command('keys')
    .description('API keys')
    .addHelpText('after', '\nExample:\n  $ npx earshot keys create --scope read write --json')
    .addCommand(create)
    .addCommand(list, { isDefault: true })
    .addCommand(revoke);
}

async function createKey({ parts, workspace }: Earshot, flags: Flags): Promise<void> {
  const scopes = flags.scope ?? ['read', 'write'];
  const unknown = scopes.find((scope) => !apiScopes.some((known) => known === scope));
  if (unknown !== undefined) {
    throw new AppError('invalid-input', `There is no scope "${unknown}".`, {
      remedy: `Choose from: ${apiScopes.join(', ')}.`,
    });
  }
  const { key, prefix, hash } = createApiKey();
  const name = flags.name ?? 'command line';
  await insertApiKey(parts.db.orm, { workspaceId: workspace.id, name, prefix, hash, scopes });
  if (flags.json) printJson({ key });
  else say(`${key}\n\nShown this once. Send it as: Authorization: Bearer ${prefix}…`);
}

async function listKeys({ parts, workspace }: Earshot, flags: Flags): Promise<void> {
  const keys = await listApiKeys(parts.db.orm, workspace.id);
  const rows = keys.map(({ id, name, prefix, scopes, lastUsedAt, revokedAt }) => ({
    id,
    name,
    prefix,
    scopes,
    lastUsedAt,
    revokedAt,
  }));
  if (flags.json) {
    printJson({ items: rows });
    return;
  }
  if (rows.length === 0) say('No keys yet: npx earshot keys create');
  else {
    printTable(
      ['name', 'key', 'scopes', 'last used', 'state', 'id'],
      rows.map((row) => [
        row.name,
        `${row.prefix}…`,
        row.scopes.join(' '),
        row.lastUsedAt?.toISOString().slice(0, 16).replace('T', ' ') ?? 'never',
        row.revokedAt === null ? 'live' : 'revoked',
        row.id,
      ]),
    );
  }
}
