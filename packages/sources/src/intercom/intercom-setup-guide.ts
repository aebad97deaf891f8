/** The webhook topics to subscribe to. */
export const intercomTopics = [
  'conversation.user.created',
  'conversation.user.replied',
  'conversation.admin.replied',
  'conversation.admin.closed',
  'conversation.rating.added',
  'conversation.deleted',
  'conversation_part.redacted',
  'ticket.created',
  'ticket.rating.provided',
] as const;

/** Step by step what to enter in Intercom's developer hub. */
export function intercomSetupGuide({ hookUrl }: { hookUrl: string }): string {
  return `Connect Intercom
1. Open https://app.intercom.com/a/apps/_/developer-hub and choose or create an app of your workspace.
2. Under "Basic information", copy the client secret into this source's secrets.
3. Under "Authentication", grant "Read conversations" and "Read tickets".
4. Under "Webhooks", set the endpoint URL to
   ${hookUrl}
   and subscribe to these topics:
${intercomTopics.map((topic) => `   - ${topic}`).join('\n')}
5. Save, and send a test request: it is answered with 200 and nothing is stored.
`;
}
