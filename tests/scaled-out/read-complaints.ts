import { join } from 'node:path';
import { fileInput, openTable } from '@earshot/sources';
import { root } from './start-service.ts';

export type Complaint = {
  externalId: string;
  text: string;
  occurredAt: string;
  account: { externalId: string; name: string };
};

/** Complaints of the demo's file, as they are posted to the API. */
export async function readComplaints(from: number, to: number): Promise<Complaint[]> {
  const table = await openTable(fileInput(join(root, 'samples/cfpb-loans-2023.csv')));
  const complaints: Complaint[] = [];
  for await (const item of table.rows()) {
    if (item.outcome === 'row') complaints.push(toComplaint(item.row));
    if (complaints.length === to) break;
  }
  return complaints.slice(from);
}

function toComplaint(row: Record<string, string>): Complaint {
  const company = row['company'] ?? '';
  return {
    externalId: row['complaint_id'] ?? '',
    text: row['narrative'] ?? '',
    occurredAt: `${row['date_received']}T12:00:00Z`,
    account: { externalId: company, name: company },
  };
}
