import { customType, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Raw bytes. Bodies are stored as they came: text and jsonb refuse NUL bytes and lone surrogates. */
export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** Half-precision vector of any dimension; indexes cast it to the model's dimension. */
export const halfvec = customType<{ data: string; driverData: string }>({
  dataType: () => 'halfvec',
});

export const tsvector = customType<{ data: string; driverData: string }>({
  dataType: () => 'tsvector',
});

/** The tenant. Every table's primary key leads with it, so that rows can be sharded by tenant. */
export function workspaceId() {
  return uuid('workspace_id').notNull();
}

export function timestamptz(name: string) {
  return timestamp(name, { withTimezone: true, mode: 'date' });
}

export function createdAt() {
  return timestamptz('created_at').notNull().defaultNow();
}
