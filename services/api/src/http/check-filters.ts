import { AppError } from '@earshot/core';
import { listUnknownAttributes, type FigureRequest, type Transaction } from '@earshot/db';

/** Throws `invalid-input` for account attributes that nobody has: a misspelt name must not look like "nothing hurts". */
export async function checkFilters(
  tx: Transaction,
  workspaceId: string,
  request: FigureRequest,
): Promise<void> {
  const names = (request.account ?? []).map((attribute) => attribute.split(':', 1)[0] ?? '');
  if (names.length === 0) return;
  const unknown = await listUnknownAttributes(tx, workspaceId, [...new Set(names)]);
  if (unknown.length === 0) return;
  throw new AppError('invalid-input', 'The filter names an account attribute that nobody has.', {
    remedy: 'GET /v1/workspace lists the attributes to filter by.',
    issues: unknown.map((name) => ({ path: 'account', message: `nobody has "${name}"` })),
  });
}
