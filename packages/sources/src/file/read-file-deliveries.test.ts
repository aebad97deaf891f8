import { describe, expect, it } from 'vitest';
import { guessMapping } from '../mapping/guess-mapping.ts';
import { parseMapping } from '../mapping/parse-mapping.ts';
import { bytesInput, openTable } from '../tables/open-table.ts';
import { file } from './file.ts';
import { readFileDeliveries } from './read-file-deliveries.ts';
import type { FileItem } from './read-file-deliveries.ts';

const now = new Date('2023-09-01T00:00:00Z');
const csv = [
  'complaint_id,date_received,company,state,narrative',
  '1,2023-01-05,Acme Loans,CA,"They took the payment twice, and will not refund it."',
  '2,2023-13-05,Acme Loans,NY,The fee was never disclosed to me at all.',
  '3,2023-01-07,Best Credit,TX,',
  '4,2023-01-08,Best Credit,TX,I was called at work every single day.,surplus',
  '5,2023-01-09,Best Credit,TX,"I was ""harassed"" at work every day."',
].join('\n');

async function readAll(text: string, flags = {}): Promise<FileItem[]> {
  const table = await openTable(bytesInput('complaints.csv', new TextEncoder().encode(text)));
  const guess = guessMapping(table.columns, table.sampleRows).mapping;
  const mapping = parseMapping(flags, table.columns, guess);
  const items: FileItem[] = [];
  for await (const item of readFileDeliveries(table, mapping, now)) items.push(item);
  return items;
}

describe('readFileDeliveries', () => {
  it('keeps good rows and names the number and the reason of bad ones', async () => {
    const items = await readAll(csv, {
      text: ['narrative'],
      date: 'date_received',
      id: 'complaint_id',
      account: 'company',
      attr: ['state'],
    });
    expect(items.map((item) => [item.rowNumber, item.outcome])).toEqual([
      [2, 'delivery'],
      [3, 'refused'],
      [4, 'refused'],
      [5, 'refused'],
      [6, 'delivery'],
    ]);
    const reasons = items.flatMap((item) => (item.outcome === 'refused' ? [item.reason] : []));
    expect(reasons[0]).toContain('"date_received": "2023-13-05" is not a possible date');
    expect(reasons[1]).toBe('"narrative" is empty.');
    expect(reasons[2]).toBe('It has 6 fields; the header has 5.');
  });

  it('maps a row to feedback', async () => {
    const flags = {
      text: ['narrative'],
      date: 'date_received',
      id: 'complaint_id',
      account: 'company',
      attr: ['state'],
      url: 'https://crm.example/{complaint_id}',
    };
    const [first] = await readAll(csv, flags);
    const table = await openTable(bytesInput('a.csv', new TextEncoder().encode(csv)));
    const context = { settings: { mapping: parseMapping(flags, table.columns) }, secrets: [], now };
    if (first?.outcome !== 'delivery') throw new Error('The first row is good.');
    expect(file.parse(context, { ...first.delivery, receivedAt: now })).toEqual({
      outcome: 'changes',
      changes: [
        {
          externalId: '1',
          version: now.getTime(),
          fields: {
            kind: 'complaint',
            url: 'https://crm.example/1',
            occurredAt: '2023-01-05T00:00:00.000Z',
            account: { externalId: 'Acme Loans', name: 'Acme Loans', attributes: { state: 'CA' } },
            attributes: { state: 'CA' },
          },
          turns: [
            {
              id: 'text',
              role: 'customer',
              text: 'They took the payment twice, and will not refund it.',
              version: now.getTime(),
              at: '2023-01-05T00:00:00.000Z',
            },
          ],
        },
      ],
    });
  });

  it('gives the same keys for the same file, and keeps repeated rows apart', async () => {
    const repeated =
      'answer\nIt is too slow for daily work\nIt is too slow for daily work\nPlease add dark mode soon';
    const keys = async () =>
      (await readAll(repeated, { text: ['answer'] })).map(
        (item) => item.outcome === 'delivery' && item.delivery.dedupeKey,
      );
    const once = await keys();
    expect(new Set(once).size).toBe(3);
    expect(await keys()).toEqual(once);
  });
});
