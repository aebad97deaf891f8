import { describe, expect, it } from 'vitest';
import { parseZendeskTrigger } from './parse-zendesk-trigger.ts';
import { zendeskTriggerTemplate } from './trigger-template.ts';
import { zendesk } from './zendesk.ts';

function parse(body: string) {
  const parsed = parseZendeskTrigger('acme', JSON.parse(body), new Date('2025-01-08T12:00:00Z'));
  return parsed.outcome === 'changes' ? parsed.changes : [];
}

describe('the trigger template', () => {
  const values: Record<string, string> = {
    'ticket.id': '77',
    'ticket.title': 'Login "loop"',
    'ticket.description': 'first',
    'ticket.status': 'Open',
    'ticket.tags': 'login sso',
    'ticket.created_at_with_timestamp': '2025-01-08T10:12Z',
    'ticket.updated_at_with_timestamp': '2025-01-08T11:00Z',
    'ticket.requester.id': '1',
    'ticket.requester.name': 'Kim',
    'ticket.requester.email': 'kim@example.com',
    'ticket.organization.id': '9',
    'ticket.organization.name': 'Example Ltd',
    'ticket.latest_comment.id': '501',
    'ticket.latest_comment.value': 'I am sent back to the login page.\nEvery time.',
    'ticket.latest_comment.is_public': 'true',
    'ticket.latest_comment.author.id': '1',
  };
  const render = (over: Record<string, string> = {}) =>
    zendeskTriggerTemplate.replace(/\{\{([a-z_.]+)\}\}/gu, (_, name: string) =>
      JSON.stringify({ ...values, ...over }[name] ?? '').slice(1, -1),
    );

  it('is read back to the ticket, its people and its latest comment', () => {
    expect(parse(render())).toMatchObject([
      {
        externalId: '77',
        version: Date.parse('2025-01-08T11:00Z'),
        fields: {
          subject: 'Login "loop"',
          status: 'open',
          customer: { externalId: '1', name: 'Kim', email: 'kim@example.com' },
          account: { externalId: '9', name: 'Example Ltd' },
        },
        turns: [
          { id: '501', role: 'customer', text: 'I am sent back to the login page.\nEvery time.' },
        ],
      },
    ]);
  });

  it('counts only the requester as a customer', () => {
    expect(parse(render({ 'ticket.latest_comment.author.id': '2' }))[0]?.turns[0]?.role).toBe(
      'agent',
    );
    expect(
      parse(render({ 'ticket.latest_comment.is_public': 'false' }))[0]?.turns[0]?.isPrivate,
    ).toBe(true);
  });

  it('is in the guide, next to the address and the event types', () => {
    const guide = zendesk.setupGuide?.({
      hookUrl: 'https://ear.example/hooks/1',
      settings: { subdomain: 'acme' },
    });
    expect(guide).toContain('https://ear.example/hooks/1');
    expect(guide).toContain('Comment added');
    expect(guide).toContain(zendeskTriggerTemplate);
  });
});
