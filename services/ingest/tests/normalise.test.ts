import { listTurns, type FeedbackState } from '@earshot/core';
import { replayDeadDeliveries, type SourceRow } from '@earshot/db';
import { zendeskComment, zendeskEvent } from '@earshot/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drainDeliveries } from '../src/normalise/drain-deliveries.ts';
import { createSourceCache } from '../src/receive/source-cache.ts';
import {
  createSource,
  keys,
  listDeliveries,
  log,
  openIngest,
  storeBodies,
  type Ingest,
} from './open-ingest.ts';
import { readState } from './read-state.ts';

const zendesk = { kind: 'zendesk', settings: { subdomain: 'acme' } };
const never = new AbortController().signal;

let ingest: Ingest;
beforeAll(async () => {
  ingest = await openIngest();
});
afterAll(async () => {
  await ingest?.dispose();
});

function drain(): Promise<void> {
  const sources = createSourceCache({ db: ingest.db, keys });
  return drainDeliveries({ ...ingest, sources, log }, never);
}

async function normalise(source: SourceRow, batches: readonly (readonly unknown[])[]) {
  for (const batch of batches) {
    await storeBodies(ingest, source, batch);
    await drain();
  }
  return readState(ingest.db, source.workspaceId);
}

async function turnsOf(source: SourceRow) {
  const result = await ingest.db.pool.query<{ merged: FeedbackState }>(
    'select merged from feedback where source_id = $1',
    [source.id],
  );
  return result.rows.flatMap(({ merged }) => listTurns(merged));
}

const at = (second: number) => `2025-01-08T10:00:${String(second).padStart(2, '0')}.000Z`;
const ticket = (second: number, detail: Record<string, unknown> = {}) => ({
  time: at(second),
  id: `event-${second}`,
  detail: { created_at: at(0), ...detail },
});

/** A ticket's life, in the order in which it happened. */
const life = [
  zendeskEvent({ type: 'ticket.created', ...ticket(1) }),
  zendeskEvent({
    type: 'ticket.comment_added',
    ...ticket(2),
    event: zendeskComment({ id: '11', body: 'The export still fails every single day.' }),
  }),
  zendeskEvent({
    type: 'ticket.comment_added',
    ...ticket(3),
    event: zendeskComment({ id: '12', body: 'We are sorry, please try again.', isStaff: true }),
  }),
  zendeskEvent({
    type: 'ticket.subject_changed',
    ...ticket(4, { subject: 'CSV export times out', organization_id: '77' }),
  }),
  zendeskEvent({ type: 'ticket.soft_deleted', ...ticket(5, { status: 'DELETED' }) }),
  zendeskEvent({ type: 'ticket.undeleted', ...ticket(6, { status: 'OPEN' }) }),
  zendeskEvent({
    type: 'ticket.comment_redacted',
    ...ticket(7, { status: 'SOLVED' }),
    event: { comment: { id: '11', is_public: true, author: { is_staff: false } } },
  }),
];

describe('normalising', () => {
  it('ends in the same state in any order and in any batches', async () => {
    const chosen = fc
      .subarray([...life.keys()], { minLength: 4, maxLength: 4 })
      .chain((order) => fc.tuple(fc.constant(order), fc.shuffledSubarray(order, { minLength: 4 })));
    const property = fc.asyncProperty(chosen, fc.nat(4), async ([order, shuffled], cut) => {
      const events = (indices: readonly number[]) => indices.map((index) => life[index]);
      const inOrder = await createSource(ingest.db, zendesk);
      const expected = await normalise(
        inOrder,
        events(order).map((event) => [event]),
      );
      const reordered = await createSource(ingest.db, zendesk);
      const arrived = [...events(shuffled.slice(0, cut)), events(shuffled)[0]];
      const state = await normalise(reordered, [arrived, events(shuffled.slice(cut))]);
      expect(state).toEqual(expected);
    });
    await fc.assert(property, { numRuns: 12 });
  });

  it('shows the newest state of a ticket that came backwards', async () => {
    const source = await createSource(ingest.db, zendesk);
    const state = await normalise(source, [life.toReversed()]);
    expect(state).toMatchObject({
      feedback: [
        {
          subject: 'Export fails',
          is_deleted: false,
          merged: { fields: { status: { value: 'solved' } } },
        },
      ],
    });
    expect((await turnsOf(source)).map((turn) => [turn.id, turn.role, turn.text])).toEqual([
      ['description', 'customer', expect.stringContaining('The CSV export fails')],
      ['11', 'customer', ''],
      ['12', 'agent', 'We are sorry, please try again.'],
    ]);
  });

  it('keeps what an account said last, whichever feedback it came with', async () => {
    const told = (id: string, updatedAt: string, account: object) => ({
      externalId: id,
      text: 'The invoice is wrong.',
      updatedAt,
      account: { externalId: 'acme', ...account },
    });
    const said = [
      told('a', at(1), { name: 'Acme', attributes: { plan: 'free', seats: 5 }, arrCents: 100 }),
      told('b', at(2), { attributes: { plan: 'pro' } }),
      told('c', at(3), { name: 'Acme Corp', attributes: { region: 'EU' } }),
    ];
    const states = [];
    for (const batches of [
      said.map((one) => [one]),
      said.toReversed().map((one) => [one]),
      [said],
    ]) {
      const source = await createSource(ingest.db, { kind: 'api' });
      states.push(await normalise(source, batches));
    }
    expect(states[0]).toMatchObject({
      accounts: [
        {
          name: 'Acme Corp',
          arr_cents: 100,
          attributes: { plan: 'pro', seats: 5, region: 'EU' },
        },
      ],
    });
    expect(states[1]).toEqual(states[0]);
    expect(states[2]).toEqual(states[0]);
  });

  it('detects the language of the customer’s words where the source names none', async () => {
    const source = await createSource(ingest.db, { kind: 'api' });
    const german = { role: 'agent', text: 'Vielen Dank, wir kümmern uns um Ihr Anliegen.' };
    const state = await normalise(source, [
      [
        { externalId: 'a', text: 'The app crashes when I log in.' },
        { externalId: 'b', text: 'Die App stürzt bei jeder Anmeldung ab.' },
        { externalId: 'c', text: 'The app crashes when I log in.', language: 'nl' },
        { externalId: 'd', turns: [{ text: 'The app crashes when I log in.' }, german, german] },
        { externalId: 'e', turns: [german] },
      ],
    ]);
    expect(state).toMatchObject({
      feedback: ['en', 'de', 'nl', 'en', null].map((language) => ({ language })),
    });
  });

  it('dates a feedback without a time by its first arrival', async () => {
    const source = await createSource(ingest.db, { kind: 'api' });
    const text = 'The app crashes when I log in.';
    await normalise(source, [[{ externalId: 'a', text }]]);
    const later = { db: ingest.db, receivedAt: new Date('2025-03-01T00:00:00Z') };
    await storeBodies(later, source, [{ externalId: 'a', text: 'Solved.' }]);
    await drain();
    expect(await readState(ingest.db, source.workspaceId)).toMatchObject({
      feedback: [{ occurred_at: new Date('2025-02-01T00:00:00Z') }],
    });
    expect((await turnsOf(source)).map((turn) => turn.text)).toEqual(['Solved.']);
  });

  it('buries a poison record alone, with its reason, and takes it up again when told', async () => {
    const source = await createSource(ingest.db, { kind: 'api' });
    const good = (id: number) => ({ externalId: `f${id}`, text: 'It is slow.' });
    const impossible = { ...good(3), occurredAt: '0000-01-01T00:00:00Z' };
    await storeBodies(ingest, source, [good(1), '{"text": ', impossible, { rating: 0.5 }, good(2)]);
    await drain();
    const deliveries = await listDeliveries(ingest.db, source.id);
    expect(deliveries.map((row) => row.state)).toEqual(['done', 'dead', 'dead', 'dead', 'done']);
    expect(deliveries.map((row) => row.error)).toEqual([
      null,
      expect.stringMatching(/^invalid-input: The body is not JSON/),
      expect.stringMatching(/^invalid-input: The database refuses the data/),
      expect.stringContaining('text: give the text or the turns'),
      null,
    ]);
    expect(await readState(ingest.db, source.workspaceId)).toMatchObject({
      feedback: [{ external_id: 'f1' }, { external_id: 'f2' }],
    });
    const { workspaceId } = source;
    expect(await replayDeadDeliveries(ingest.db.orm, { workspaceId })).toBe(3);
    await drain();
    const again = await listDeliveries(ingest.db, source.id);
    expect(again.map((row) => row.state)).toEqual(deliveries.map((row) => row.state));
  });

  it('changes nothing when every delivery is done twice', async () => {
    const source = await createSource(ingest.db, zendesk);
    const once = await normalise(source, [life]);
    await ingest.db.pool.query(
      `update deliveries set state = 'ready', attempts = 0, due_at = now() where source_id = $1`,
      [source.id],
    );
    await drain();
    expect(await readState(ingest.db, source.workspaceId)).toEqual(once);
    expect((await listDeliveries(ingest.db, source.id)).map((row) => row.state)).toEqual(
      life.map(() => 'done'),
    );
  });

  it('gives two workers at once the state that one gives', async () => {
    const tickets = Array.from({ length: 90 }, (_, index) => String(index));
    const events = tickets
      .flatMap((id) => life.map((event) => ({ ...event, detail: { ...detailOf(event), id } })))
      .toSorted((a, b) => hash(JSON.stringify(a)) - hash(JSON.stringify(b)));
    const alone = await createSource(ingest.db, zendesk);
    const expected = await normalise(alone, [events]);
    const shared = await createSource(ingest.db, zendesk);
    await storeBodies(ingest, shared, events);
    await Promise.all([drain(), drain()]);
    expect(await readState(ingest.db, shared.workspaceId)).toEqual(expected);
    const states = (await listDeliveries(ingest.db, shared.id)).map((row) => row.state);
    expect(states.filter((state) => state !== 'done')).toEqual([]);
    expect(states).toHaveLength(events.length);
  });
});

function detailOf(event: Record<string, unknown>): Record<string, unknown> {
  return event['detail'] as Record<string, unknown>;
}

/** FNV-1a: an order that has nothing to do with time. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}
