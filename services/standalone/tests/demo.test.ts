import { readFileDeliveries } from '@earshot/sources';
import { expect, it } from 'vitest';
import { demoEndsOn, openDemoTable } from '../src/demo/ensure-demo.ts';

it('reads every row of the demo, and its clock stops on the last day of them', async () => {
  const { table, mapping } = await openDemoTable();
  const refused: unknown[] = [];
  let days: string[] = [];
  for await (const item of readFileDeliveries(table, mapping, new Date())) {
    if (item.outcome === 'refused') refused.push(item);
    else {
      const row = JSON.parse(new TextDecoder().decode(item.delivery.body)) as Record<
        string,
        string
      >;
      days.push(row.date_received ?? '');
    }
  }
  expect(refused).toEqual([]);
  days = days.toSorted();
  expect(days).toHaveLength(2_827);
  expect(days.at(-1)).toBe(demoEndsOn);
});
