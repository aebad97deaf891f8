import { zendeskTriggerTemplate } from './trigger-template.ts';

/** The event types to subscribe to. */
export const zendeskEventTypes = [
  'Ticket created',
  'Comment added',
  'Comment made private',
  'Comment redacted',
  'Description changed',
  'Subject changed',
  'Status changed',
  'Organization changed',
  'Requester changed',
  'Ticket merged',
  'Ticket marked as spam',
  'Ticket soft deleted',
  'Ticket permanently deleted',
  'Ticket undeleted',
  'Messaging ticket: message added',
] as const;

/** Step by step what to enter in Zendesk's Admin Center. */
export function zendeskSetupGuide(input: {
  hookUrl: string;
  settings: { subdomain: string };
}): string {
  const { hookUrl, settings } = input;
  return `Connect Zendesk
1. Open https://${settings.subdomain}.zendesk.com/admin/apps-integrations/webhooks and choose "Create webhook".
2. Choose "Zendesk events" and tick:
${zendeskEventTypes.map((type) => `   - ${type}`).join('\n')}
3. Endpoint URL: ${hookUrl}
   Request method: POST. Request format: JSON. Authentication: none (requests are signed).
4. Create it, open it again, and copy the signing secret ("Reveal secret") into this source's secrets.

If your plan has no event subscriptions, choose "Trigger or automation" in step 2 instead, and add a trigger
(Ticket: is created; Ticket: is updated) with the action "Notify active webhook" and this JSON body:

${zendeskTriggerTemplate}
`;
}
